//! What the settings do, and what is said of those that cannot be followed.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, process, thread};

use wsdl_codegen::{Config, Credential, GenerateError, Severity, generate};

/// A WSDL with one service `Mail` that has the operations `login` and `encrypt`, parts of which are
/// `user`, `password` and `size`, and with whatever types are given.
fn mail(types: &str) -> String {
    let operation = |name: &str| {
        let body = "<soap:body use='encoded' namespace='urn:mail'
            encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'/>";
        format!(
            "<operation name='{name}'><soap:operation soapAction=''/>
            <input>{body}</input><output>{body}</output></operation>"
        )
    };
    format!(
        "<definitions targetNamespace='urn:mail' xmlns='http://schemas.xmlsoap.org/wsdl/'
            xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:tns='urn:mail'
            xmlns:xsd='http://www.w3.org/2001/XMLSchema'>
        <types><xsd:schema targetNamespace='urn:mail'>{types}</xsd:schema></types>
        <message name='in'>
            <part name='user' type='xsd:string'/>
            <part name='password' type='xsd:string'/>
            <part name='size' type='xsd:int'/>
        </message>
        <message name='out'/>
        <portType name='P'>
            <operation name='login'><input message='tns:in'/><output message='tns:out'/></operation>
            <operation name='encrypt'><input message='tns:in'/><output message='tns:out'/></operation>
        </portType>
        <binding name='B' type='tns:P'>
            <soap:binding style='rpc' transport='http://schemas.xmlsoap.org/soap/http'/>
            {}{}
        </binding>
        <service name='Mail'><port name='M' binding='tns:B'>
            <soap:address location='http://localhost/mail'/></port></service>
        </definitions>",
        operation("login"),
        operation("encrypt"),
    )
}

fn code(config: &Config, wsdl: &str) -> String {
    generate(config, "mail.wsdl", wsdl.as_bytes()).unwrap_or_else(|error| panic!("{error}")).code
}

fn error(config: &Config, wsdl: &str) -> GenerateError {
    generate(config, "mail.wsdl", wsdl.as_bytes()).expect_err("an error")
}

fn codes(error: &GenerateError) -> Vec<&str> {
    error.errors().map(|diagnostic| diagnostic.code).collect()
}

/// A folder of the test's own, which is removed again.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("wsdl-codegen-{name}-{}", process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn credentials_stand_in_no_struct() {
    let config = Config::new()
        .credential("*/*/password", Credential::Password)
        .credential("Mail/log*/user", Credential::Username)
        .not_credential("Mail/encrypt/password");
    let code = code(&config, &mail(""));
    let (login, encrypt) = code.split_once("pub struct EncryptRequest").expect("both requests");
    assert!(login.contains(r#"0 _: credential(Username) = "user","#), "{login}");
    assert!(login.contains(r#"1 _: credential(Password) = "password","#));
    assert!(!login.contains("user:") && !login.contains("fn user("), "{login}");
    assert!(encrypt.contains("pub user: Option<String>,"));
    assert!(encrypt.contains("pub password: Option<String>,"));
    assert!(!encrypt.contains("Password") && !encrypt.contains("credential"), "{encrypt}");
}

#[test]
fn settings_that_fit_nothing_are_errors() {
    let config = Config::new()
        .credential("Mail/*/secret", Credential::SecretKey)
        .not_credential("mail/login/user")
        .credential("password", Credential::Password);
    let error = error(&config, &mail(""));
    assert_eq!(codes(&error), ["unused-setting", "unused-setting", "malformed-setting"]);
    let shown = error.to_string();
    for pattern in ["credential `Mail/*/secret`", "not_credential `mail/login/user`", "`password`"]
    {
        assert!(shown.contains(pattern), "{shown}");
    }
}

#[test]
fn settings_that_may_miss_are_warnings() {
    let config = Config::new()
        .strip_operation_prefix("WS")
        .credential("Mail/*/secret", Credential::SecretKey)
        .safe("Mail/logout")
        .settings_may_miss(true);
    let generated = generate(&config, "mail.wsdl", mail("").as_bytes()).unwrap();
    let missed: Vec<_> =
        generated.warnings.iter().filter(|it| it.code == "unused-setting").collect();
    assert_eq!(missed.len(), 3, "{missed:?}");
    assert!(missed.iter().all(|it| it.severity == Severity::Warning));
    // What cannot be followed by any document stays an error.
    let malformed = config.safe("logout");
    assert_eq!(error(&malformed, &mail("")).errors().count(), 1);
}

#[test]
fn a_credential_that_fits_nothing_names_what_comes_close() {
    let config = Config::new().credential("mail/login/pasword", Credential::Password);
    let shown = error(&config, &mail("")).to_string();
    assert!(shown.contains("did you mean `Mail/login/password`?"), "{shown}");
}

#[test]
fn a_prefix_that_no_operation_has_is_an_error() {
    let config = Config::new().strip_operation_prefix("log").strip_operation_prefix("WS");
    let shown = error(&config, &mail("")).to_string();
    assert_eq!(shown.matches("unused-setting").count(), 2, "a lower-case letter follows: {shown}");
    assert!(shown.contains("strip_operation_prefix `WS` fits no operation"), "{shown}");
}

#[test]
fn only_text_can_be_a_credential() {
    let config = Config::new().credential("Mail/login/size", Credential::Password);
    assert_eq!(codes(&error(&config, &mail(""))), ["credential-type"]);
}

#[test]
fn a_type_that_only_replies_hold_keeps_its_fields() {
    let types = "<xsd:complexType name='user'><xsd:all>
        <xsd:element name='password' type='xsd:string'/></xsd:all></xsd:complexType>";
    let config = Config::new().credential("*/*/password", Credential::Password);
    let code = code(&config, &mail(types));
    assert!(code.contains("pub password: Option<String>,"), "{code}");
    assert!(code.contains(r#"0 password: optional element = "password","#), "{code}");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let types = "<xsd:complexType name='list'>
        <xsd:complexContent><xsd:extension base='tns:list'/></xsd:complexContent>
        </xsd:complexType>";
    let error = error(&Config::new(), &mail(types));
    let diagnostic = error.errors().next().expect("an error");
    assert_eq!(diagnostic.severity, Severity::Error);
    assert_eq!((diagnostic.file.as_str(), diagnostic.line), ("mail.wsdl", 5));
    assert!(diagnostic.help.is_some());
}

#[test]
fn structs_that_double_in_size_are_held_in_boxes() {
    let mut types = String::new();
    for level in 0..200 {
        types += &format!(
            "<xsd:complexType name='t{level}'><xsd:all>
            <xsd:element name='a' type='tns:t{next}'/><xsd:element name='b' type='tns:t{next}'/>
            </xsd:all></xsd:complexType>",
            next = level + 1
        );
    }
    types += "<xsd:complexType name='t200'><xsd:all><xsd:element name='a' type='xsd:string'/>
        </xsd:all></xsd:complexType>";
    let code = code(&Config::new(), &mail(&types));
    let boxes = code.matches("pub a: Option<Box<T").count();
    assert!((10..100).contains(&boxes), "{boxes} boxes");
}

#[test]
fn files_are_written_only_if_they_change() {
    let folder = Folder::new("write");
    let wsdl = folder.write("mail.wsdl", &mail(""));
    let config = Config::new().wsdl(&wsdl).out_dir(&folder.0);
    let report = config.try_build().expect("a client");
    assert_eq!(report.files, [folder.0.join("mail.rs")]);
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
    let written =
        || fs::metadata(&report.files[0]).and_then(|file| file.modified()).expect("a time");
    let first = written();
    thread::sleep(Duration::from_millis(20));
    config.try_build().expect("a client");
    assert_eq!(written(), first);
    fs::write(&report.files[0], "changed").expect("a file");
    config.try_build().expect("a client");
    let text = fs::read_to_string(&report.files[0]).expect("a file");
    assert_eq!(text, code(&Config::new(), &mail("")));
}

#[test]
fn input_that_cannot_be_used_is_told_before_anything_is_written() {
    let folder = Folder::new("input");
    let good = folder.write("good.wsdl", &mail(""));
    let twin = folder.write("other/Good.wsdl", &mail(""));
    let missing = folder.0.join("missing.wsdl");
    let out = folder.0.join("out");
    let config = Config::new().wsdls([&good, &twin, &missing]).out_dir(&out);
    let error = config.try_build().expect_err("errors");
    assert_eq!(codes(&error), ["same-name", "unreadable-file"]);
    assert!(error.to_string().contains("missing.wsdl"), "{error}");
    assert!(!out.exists());

    let error = Config::new().wsdl(&good).out_dir(&out).try_build().expect_err("no folder");
    assert_eq!(codes(&error), ["unwritable-file"]);
    let error = Config::new().out_dir(&out).try_build().expect_err("no input");
    assert_eq!(codes(&error), ["no-input"]);
}

#[test]
fn a_known_warning_can_be_silenced() {
    let types = "<xsd:complexType name='user'><xsd:all>
        <xsd:element name='name' type=''/></xsd:all></xsd:complexType>";
    let warnings = |config: &Config| {
        let generated = generate(config, "mail.wsdl", mail(types).as_bytes()).expect("a client");
        generated.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>()
    };
    assert_eq!(warnings(&Config::new()), ["empty-type"]);
    assert_eq!(warnings(&Config::new().allow("empty-type").allow("duplicate")), [""; 0]);
}

#[test]
fn only_what_has_a_code_can_be_silenced() {
    let refused = |code: &str| {
        let config = Config::new().allow(code);
        error(&config, &mail("")).to_string()
    };
    assert_eq!(
        refused("dangling-typ"),
        "error[malformed-setting]: the setting allow names the code `dangling-typ`, which nothing \
         has\n  help: did you mean `dangling-type`?"
    );
    assert!(refused("unheard-of").ends_with("a code stands in brackets in front of each finding"));
}

#[test]
fn the_pure_function_reads_no_other_documents() {
    let import = "<xsd:import namespace='urn:other' schemaLocation='other.xsd'/>";
    let generated = generate(&Config::new(), "mail.wsdl", mail(import).as_bytes());
    let warnings = generated.expect("nothing refers to the import").warnings;
    assert_eq!(warnings.iter().map(|it| it.code).collect::<Vec<_>>(), ["missing-import"]);
    assert!(warnings[0].message.contains("other.xsd"), "{}", warnings[0]);

    let user = "<xsd:complexType name='user'><xsd:all>
        <xsd:element name='name' type='o:name' xmlns:o='urn:other'/></xsd:all></xsd:complexType>";
    let wsdl = mail(&format!("{import}{user}"));
    let warnings = generate(&Config::new(), "mail.wsdl", wsdl.as_bytes()).expect("code").warnings;
    let codes: Vec<&str> = warnings.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["missing-import", "dangling-type"]);
    assert!(warnings[1].to_string().contains("the import at mail.wsdl:"), "{}", warnings[1]);
}

#[test]
fn a_catalog_names_files_for_imports() {
    let folder = Folder::new("catalog");
    let import = "<xsd:import namespace='urn:m' schemaLocation='http://localhost/far'/>
        <xsd:complexType name='user'><xsd:all>
        <xsd:element name='name' type='m:name' xmlns:m='urn:m'/></xsd:all></xsd:complexType>";
    let wsdl = folder.write("mail.wsdl", &mail(import));
    let schema = "<schema targetNamespace='urn:m' xmlns='http://www.w3.org/2001/XMLSchema'>
        <simpleType name='name'><restriction base='string'/></simpleType></schema>";
    let file = folder.write("near/by.xsd", schema);
    let config = Config::new().wsdl(&wsdl).out_dir(&folder.0);
    let warnings = config.try_build().expect("the type can be anything").warnings;
    assert_eq!(warnings.last().map(|it| it.code), Some("dangling-type"));
    for key in ["http://localhost/far", "urn:m"] {
        let report = config.clone().catalog(key, &file).try_build().expect("a client");
        assert_eq!(report.warnings, []);
    }
    let twice = config.catalog("urn:m", &file).catalog("urn:n", &file);
    let error = twice.try_build().expect_err("an entry of no use");
    assert_eq!(codes(&error), ["unused-setting"]);
    assert!(error.to_string().contains("catalog `urn:n`"), "{error}");
}

/// Runs itself once more, as a build script would run: what `build` does is known from outside.
#[test]
fn build_tells_cargo() {
    const WSDL: &str = "WSDL_CODEGEN_TEST_WSDL";
    if let Some(wsdl) = env::var_os(WSDL) {
        Config::new().wsdl(wsdl).build();
        return;
    }
    let folder = Folder::new("build");
    let run = |name: &str, types: &str| {
        let wsdl = folder.write(name, &mail(types));
        let output = process::Command::new(env::current_exe().expect("this test"))
            .args(["--exact", "build_tells_cargo", "--nocapture"])
            .env(WSDL, &wsdl)
            .env("OUT_DIR", &folder.0)
            .output()
            .expect("a second run");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (wsdl, output.status.code(), text(output.stdout), text(output.stderr))
    };

    let types = "<xsd:import namespace='urn:m' schemaLocation='more.xsd'/>
        <xsd:complexType name='user'><xsd:all><xsd:element name='name' type=''/></xsd:all>
        </xsd:complexType>";
    let schema = "<schema targetNamespace='urn:m' xmlns='http://www.w3.org/2001/XMLSchema'/>";
    let imported = folder.write("more.xsd", schema);
    let (wsdl, status, out, _) = run("sound.wsdl", types);
    assert_eq!(status, Some(0), "{out}");
    for file in [&wsdl, &imported] {
        let line = format!("cargo::rerun-if-changed={}\n", file.display());
        assert!(out.contains(&line), "{out}");
    }
    assert!(out.contains(&format!("cargo::warning={}:", wsdl.display())), "{out}");
    assert!(folder.0.join("sound.rs").exists());

    let (wsdl, status, out, shown) = run("broken.wsdl", "<xsd:complexType name='user'>");
    assert_eq!(status, Some(1), "{out}");
    assert!(out.contains(&format!("cargo::error={}:", wsdl.display())), "{out}");
    assert!(out.contains(&format!("cargo::rerun-if-changed={}\n", wsdl.display())), "{out}");
    assert!(shown.contains("broken.wsdl:") && !shown.contains("panicked"), "{shown}");
    assert!(!folder.0.join("broken.rs").exists());
}
