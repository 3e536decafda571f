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
use chamilo::registration::CreateUserPasswordCrypted;
use chamilo::testing::{PasswordEncryption, TestPortal};
use chamilo::values::{ExternalId, ExternalIdError, Password, Status};

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
    match portal.registration().create_user_password_crypted(&new_user()?).await {
        Ok(id) => println!("created user {id}"),
        // The portal answers with 0 or a sentence, and the error says what that means.
        Err(error) if error.is_refused() => println!("{error}"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

fn new_user() -> Result<CreateUserPasswordCrypted, ExternalIdError> {
    Ok(CreateUserPasswordCrypted::new(
        ExternalId::new("external_user_id", "4711")?,
        "Zoë",
        "Quispe",
        "zoe.quispe",
        Password::sha1("correct horse battery staple"), // what the portal's password_encryption says
        "zoe@example.org",
        Status::Student,
    )
    .language("english")
    .phone("+591 2 123456")
    .official_code("HR-4711")
    .extra([("department", "Physics & Chemistry"), ("start_year", "2026")]))
}
