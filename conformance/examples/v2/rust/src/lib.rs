//! What a server and a client of Mles version 2 share.

use siphasher::sip::SipHasher24;
use std::hash::Hasher;

/// The word that both sides name in Sec-WebSocket-Protocol.
pub const PROTOCOL: &str = "mles-websocket";

/// Returns the value of `auth` as a number; it is written as 16 hexadecimal digits.
pub fn token(uid: &str, channel: &str, key: &str) -> u64 {
    let mut hash = SipHasher24::new();
    hash.write([uid, channel, key].concat().as_bytes());
    hash.finish()
}

#[test]
fn is_that_of_the_specification() {
    assert_eq!(token("alice", "example", ""), 0x9b3b_9552_7f7c_2d80);
    assert_eq!(token("ab", "c", "k"), 0x03ec_59c5_6e90_dc4c);
}
