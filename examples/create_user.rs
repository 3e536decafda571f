//! Creates an account, as Chamilo's own guide does it in PHP: look up the address that the portal
//! sees, sign with it, call `WSCreateUserPasswordCrypted`, print the new user's id.
//!
//! ```text
//! cargo run --example create_user                              # against a portal in memory
//! cargo run --example create_user -- https://campus.example.org/ SECURITY_KEY
//! ```
//!
//! A portal's security key stands in its `main/inc/conf/configuration.php` (`app/config` from
//! 1.11 on) as `$_configuration['security_key']`.

use std::error::Error;

use chamilo::Portal;
use chamilo::registration::{CreateUserPasswordCrypted, Extras};
use chamilo::testing::{PasswordEncryption, TestPortal};
use sha1::{Digest, Sha1};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    // It runs until it is dropped.
    let mut in_memory = None;
    let (url, key) = match (arguments.next(), arguments.next()) {
        (Some(url), Some(key)) => (url, key),
        (Some(_), None) => return Err("usage: create_user [URL SECURITY_KEY]".into()),
        (None, _) => {
            // The guide's portal hashes with SHA-1; the installer's choice is bcrypt.
            let portal = TestPortal::builder().password_encryption(PasswordEncryption::Sha1);
            let portal = in_memory.insert(portal.start().await?);
            (portal.url().to_owned(), portal.key().to_owned())
        }
    };

    // The address and the signature are looked up and made on the first call.
    let portal = Portal::builder(url).security_key(key).build()?;
    let answer = portal.registration().create_user_password_crypted(&new_user()).await?;

    // The portal answers with an id, with 0, or with a sentence.
    match answer.as_deref() {
        Some("0") | None => println!("refused: is the login taken, or the external id in use?"),
        Some(id) if id.parse::<u64>().is_ok() => println!("created user {id}"),
        Some(message) => println!("refused: {message}"),
    }
    Ok(())
}

fn new_user() -> CreateUserPasswordCrypted {
    CreateUserPasswordCrypted::new()
        .firstname("Zoë")
        .lastname("Quispe")
        .status("5") // a student
        .email("zoe@example.org")
        .loginname("zoe.quispe")
        .password(hex::encode(Sha1::digest("correct horse battery staple")))
        .encrypt_method("sha1") // what the portal's password_encryption says
        .language("english")
        .phone("+591 2 123456")
        .official_code("HR-4711")
        .original_user_id_name("external_user_id")
        .original_user_id_value("4711")
        .extra([
            Extras::new().field_name("department").field_value("Physics & Chemistry"),
            Extras::new().field_name("start_year").field_value("2026"),
        ])
}
