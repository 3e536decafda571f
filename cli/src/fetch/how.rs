//! The options of everything that fetches documents.

use clap::Args;

use super::access::Reach;

/// How documents are fetched.
#[derive(Clone, Debug, Args)]
pub struct How {
    /// Leaves the hosts in the addresses of documents; otherwise `https://host.invalid` takes their place,
    /// so that two downloads of one interface are the same bytes
    #[arg(long)]
    pub keep_hosts: bool,
    /// Goes on without imported documents that are not there
    #[arg(long)]
    pub missing_ok: bool,
    /// The size that a document may have
    #[arg(long, value_name = "BYTES", default_value_t = 32 << 20)]
    pub max_bytes: usize,
    /// The time that a document may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: u64,
    /// How many documents are downloaded at once
    #[arg(long, value_name = "NUMBER", default_value_t = 6, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub parallel: u8,
    /// How servers are reached.
    #[command(flatten)]
    pub reach: Reach,
}

impl Default for How {
    fn default() -> Self {
        let (keep_hosts, missing_ok, reach) = (false, false, Reach::default());
        Self { keep_hosts, missing_ok, max_bytes: 32 << 20, timeout: 30, parallel: 6, reach }
    }
}
