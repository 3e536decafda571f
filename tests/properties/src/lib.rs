//! What holds for any reply, whatever its bytes are. Each property is a function that panics where
//! it does not hold: the targets in `fuzz/` call it with any bytes at all, the tests here with
//! replies of every kind that were changed at random.

pub mod memory;
pub mod multipart;
pub mod mutate;
pub mod origin;
pub mod round_trip;
pub mod secrets;
pub mod seeds;
pub mod types;
