//! Who is asking: credentials in the message, and the way through HTTP.

use std::fs;
use std::time::Duration;

use clap::Args;
use wsdl_runtime::{AddressKey, AddressRule, ClientBuilder, Credential, Security};

use crate::failure::Failure;
use crate::fetch::access::Reach;
use crate::secrets::secret;

/// Credentials that stand in the SOAP message.
#[derive(Clone, Debug, Default, Args)]
pub struct Signed {
    /// Fills in a key, as sha1(your address + key), in lower-case hexadecimal digits: Chamilo's way
    #[arg(long, help_heading = "Credentials")]
    pub sign: bool,
    /// The environment variable that holds the key of --sign; without it, you are asked
    #[arg(long, value_name = "VARIABLE", default_value = "WSDL_KEY", help_heading = "Credentials")]
    pub key_env: String,
    /// The field that --sign fills in
    #[arg(long, value_name = "NAME", default_value = "secret_key", help_heading = "Credentials")]
    pub key_field: String,
    /// The address that --sign signs with: an address, the URL of a page that says it, or `none`;
    /// without it, testip.php beside the endpoint is asked
    #[arg(long, value_name = "ADDRESS|URL|none", help_heading = "Credentials")]
    pub address: Option<String>,
    /// Sends a WS-Security header with a UsernameToken of this user
    #[arg(long, value_name = "NAME", help_heading = "Credentials")]
    pub wsse_user: Option<String>,
    /// The environment variable that holds the password of --wsse-user; without it, you are asked
    #[arg(
        long,
        value_name = "VARIABLE",
        default_value = "WSDL_WSSE_PASSWORD",
        help_heading = "Credentials"
    )]
    pub wsse_password_env: String,
    /// Sends a digest in place of the password of --wsse-user
    #[arg(long, requires = "wsse_user", help_heading = "Credentials")]
    pub wsse_digest: bool,
    /// Says that the request of --wsse-user is valid for so many seconds
    #[arg(long, value_name = "SECONDS", requires = "wsse_user", help_heading = "Credentials")]
    pub wsse_timestamp: Option<u64>,
}

impl Signed {
    /// Which fields the credentials fill in.
    pub(super) fn fields(&self) -> Vec<(String, Credential)> {
        match self.sign {
            true => vec![(self.key_field.clone(), Credential::SecretKey)],
            false => Vec::new(),
        }
    }

    /// A client with these credentials. One that is `offline` asks nobody for an address.
    pub(super) fn apply(
        &self,
        mut builder: ClientBuilder,
        endpoint: &str,
        offline: bool,
    ) -> Result<ClientBuilder, Failure> {
        if self.sign {
            let key = secret(&self.key_env, "the key")?;
            let rule = if offline { AddressRule::LeftOut } else { self.rule(endpoint) };
            builder = builder.credentials(AddressKey::new(key, rule));
        }
        if let Some(user) = &self.wsse_user {
            let what = format!("the password of {user} for WS-Security");
            let password = secret(&self.wsse_password_env, &what)?;
            let mut security = Security::username_token(user, password);
            if self.wsse_digest {
                security = security.digest();
            }
            if let Some(seconds) = self.wsse_timestamp {
                security = security.timestamp(Duration::from_secs(seconds));
            }
            builder = builder.security(security);
        }
        Ok(builder)
    }

    fn rule(&self, endpoint: &str) -> AddressRule {
        match self.address.as_deref() {
            Some("none") => AddressRule::LeftOut,
            Some(url) if url.starts_with("http://") || url.starts_with("https://") => {
                AddressRule::Lookup(url.to_owned())
            }
            Some(address) => AddressRule::Given(address.to_owned()),
            None => {
                let path = endpoint.split(['?', '#']).next().unwrap_or_default();
                let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
                AddressRule::Lookup(format!("{folder}/testip.php"))
            }
        }
    }
}

/// A client that goes the way that is asked for.
pub(super) fn reach(mut builder: ClientBuilder, reach: &Reach) -> Result<ClientBuilder, Failure> {
    for (name, value) in reach.plain_headers()? {
        builder = builder.http_header(name, value);
    }
    if let Some(user) = &reach.user {
        builder = builder.basic_auth(user, reach.password(user)?);
    }
    if reach.bearer {
        builder = builder.bearer_auth(reach.token()?);
    }
    for file in &reach.root_certificate {
        let pem = fs::read(file).map_err(|error| {
            Failure::new(format!("`{}` cannot be read: {error}", file.display()))
                .help("--root-certificate names a file of certificates in PEM")
        })?;
        builder = builder.root_certificate(pem);
    }
    Ok(match (&reach.proxy, reach.no_proxy) {
        (Some(_), _) => builder.proxy(reach.proxy_url()?),
        (None, true) => builder.no_proxy(),
        (None, false) => builder,
    })
}
