//! What comes of replies that mean what refinements say: success, and each failure that is named.

mod declared;
mod lists;
mod single;
mod support;
mod unknown;
