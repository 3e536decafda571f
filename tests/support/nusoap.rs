//! NuSOAP, as Debian has it.

use std::path::Path;
use std::process::Command;

const NUSOAP: &str = "/usr/share/php/nusoap/nusoap.php";

const HOW_TO_INSTALL: &str = "these tests need PHP with ext/soap, and NuSOAP; on Debian: \
     apt-get install php-cli php-soap php-xml libnusoap-php";

/// Puts a copy of Debian's NuSOAP that runs under PHP 8 into `folder`.
pub fn install(folder: &Path) {
    assert!(Path::new(NUSOAP).exists(), "NuSOAP is not there; {HOW_TO_INSTALL}");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../chamilo/php/modern_nusoap.php");
    let output = Command::new("php").arg(script).arg(NUSOAP).output();
    let output = output.unwrap_or_else(|error| panic!("php: {error}; {HOW_TO_INSTALL}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::write(folder.join("nusoap.php"), output.stdout).unwrap();
}
