//! Replies of several parts that are changed at random are taken apart, or refused.

use properties::mutate::{Random, mutate};
use properties::{multipart, seeds};

#[test]
fn parts_of_changed_replies_are_taken_apart_or_refused() {
    let mut random = Random::new(2);
    for seed in seeds::multipart() {
        multipart::check(&seed);
        for _ in 0..2000 {
            let mut reply = seed.clone();
            mutate(&mut reply, &mut random);
            multipart::check(&reply);
        }
    }
}
