//! A run against a portal becomes a test: it is recorded, and played without the portal.

use chamilo::registration::{CreateUser, SubscribeUserToCourse, UserExtras};
use chamilo::testing::{Course, Player, Recorder, TestPortal};
use chamilo::{Portal, Result};

