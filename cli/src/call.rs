//! `wsdl call`: one call of an operation, typed by its WSDL, without compiling anything.

mod access;
mod assign;
mod reply;
mod request;
mod send;

use std::io::Read;
use std::time::Duration;

use clap::Args;
use wsdl_codegen::Config;

use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::fetch::access::Reach;
use crate::find;
use crate::load;

use access::Signed;
use reply::Shown;

/// How values are given, and examples.
const HELP: &str = "Values:
  name=text            a field; what it holds has to be a value of its type
  user.address.city=X  a field of a field
  item[0].code=X       an item of a list; item[].code=X adds one
  price.@currency=EUR  an attribute
  scan=@photo.jpg      what a file holds, in base64 where the type asks for that
  seats:=[1, 2]        JSON; null is nil
  -                    JSON from standard input

Examples:
  wsdl call stockquote.wsdl GetQuote symbol=XYZ
  wsdl call https://shop.example/orders?wsdl PlaceOrder --json - < order.json
  wsdl call registration.wsdl WSCreateUser firstname=Ana --secret password --sign --dry-run

Exit statuses:
  0  the service answered
  1  the service refused: what it says is on standard error
  3  an error: nothing was sent, no answer came, or it is none that the WSDL declares";

/// The arguments of `wsdl call`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct Call {
    /// A WSDL, a URL of one, or git:REV:path
    #[arg(value_name = "FILE|URL")]
    pub wsdl: String,
    /// The operation; Service/Operation where several services have one of that name
    pub operation: String,
    /// The fields of the request
    #[arg(value_name = "NAME=VALUE")]
    pub values: Vec<String>,
    /// Calls the service at this address, and not at the one in the WSDL
    #[arg(long, value_name = "URL")]
    pub endpoint: Option<String>,
    /// A field whose value is a secret: in the environment variable, or typed in
    #[arg(long, value_name = "NAME[=VARIABLE]")]
    pub secret: Vec<String>,
    /// A header block that the WSDL declares, as NAME.FIELD=VALUE
    #[arg(long, value_name = "NAME=VALUE")]
    pub block: Vec<String>,
    /// Sends the request although something is missing that has to be there
    #[arg(long)]
    pub incomplete: bool,
    /// Refuses a reply that is not what the schema says
    #[arg(long)]
    pub strict: bool,
    /// The longest time that the call may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: u64,
    /// How the reply is shown
    #[command(flatten)]
    pub shown: Shown,
    /// Who is asking, in the SOAP message
    #[command(flatten)]
    pub signed: Signed,
    /// Who is asking, in HTTP: of the service, and of the server that has the WSDL
    #[command(flatten)]
    pub reach: Reach,
}

impl Call {
    /// Makes the call.
    ///
    /// # Errors
    /// If the WSDL cannot be read, the values do not fit, the service cannot be called, or its reply is
    /// not what the WSDL declares.
    pub fn run(self, console: &mut Console<'_>) -> Result<Exit, Failure> {
        let loaded = load::reached(&self.wsdl, &Config::new(), &self.reach)?;
        let found = find::operation(&loaded.interfaces, &self.operation)?;
        let schema = crate::message::convert::schema(found.interface);
        let is_port = |it: &&crate::message::model::Port| it.name == found.port.path;
        let port = schema.ports.iter().find(is_port);
        let operation =
            port.and_then(|it| it.operations.iter().find(|it| it.name == found.operation.name));
        let (Some(port), Some(operation)) = (port, operation) else {
            return Err(Failure::new(format!("no port offers `{}`", self.operation)));
        };
        let given = assign::values(&self.values, standard_input)?;
        let request = request::Request {
            schema: &schema,
            port,
            operation,
            credentials: self.signed.fields(),
            incomplete: self.incomplete,
        };
        let ready = request.ready(given, &self.secret, &self.block)?;
        let endpoint = request.endpoint(self.endpoint.as_deref())?;
        let limits =
            send::Limits { timeout: Duration::from_secs(self.timeout), strict: self.strict };
        if self.shown.dry_run {
            let signed = self.signed.apply(send::offline(&endpoint), &endpoint, true)?;
            let exchanged = send::send(signed, &ready, limits)?;
            writeln!(console.out, "{}", exchanged.request.trim_end())?;
            return Ok(Exit::Done);
        }
        let builder =
            self.signed.apply(wsdl_runtime::Client::builder(&endpoint), &endpoint, false)?;
        let builder = access::reach(builder, &self.reach)?;
        let exchanged = send::send(builder, &ready, limits)?;
        reply::show(console, &request, exchanged, &self.shown)
    }
}

fn standard_input() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| Failure::new(format!("standard input cannot be read: {error}")))?;
    Ok(text)
}
