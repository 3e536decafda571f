use super::*;

const SUM: &str = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

fn sound() -> String {
    format!(
        "version = 1\n[[document]]\nfile = \"a.wsdl\"\nsource = \"https://h/a?wsdl\"\nroot = true\n\
         imports = [\"b.xsd\"]\nfetched = \"2017-08-01T12:12:12Z\"\nsha256 = \"{SUM}\"\n"
    )
}

/// What is said of the sound lock with one text replaced by another one.
#[track_caller]
fn said(from: &str, to: &str) -> String {
    assert!(sound().contains(from), "`{from}`");
    let problems = Lock::parse("wsdl.lock", &sound().replacen(from, to, 1)).unwrap_err();
    problems.iter().map(|it| it.to_string().lines().next().unwrap().to_owned() + "\n").collect()
}

#[test]
fn a_lock_is_read_as_it_was_written() {
    let mut document = LockedDocument::new("a.wsdl", "https://h/a?b=\"1\"\\\u{7f}", b"a");
    document.is_root = true;
    document.imports = vec!["b.xsd".to_owned()];
    document.fetched = "2017-08-01T12:12:12Z".to_owned();
    let lock = Lock::new(true, vec![document, LockedDocument::new("b.xsd", "https://h/b", b"b")]);
    assert_eq!(Lock::parse("wsdl.lock", &lock.to_string()), Ok(lock));
}

#[test]
fn a_checksum_is_the_sha_256() {
    // FIPS 180-4, and the sum of no bytes.
    assert_eq!(
        checksum(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(checksum(b"foo"), SUM);
    assert_eq!(checksum(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn line_ends_make_no_difference_and_everything_else_does() {
    let document = LockedDocument::new("a.wsdl", "https://h/a", b"<a>\n\n</a>\n");
    for same in [&b"<a>\r\n\r\n</a>\r\n"[..], b"<a>\r\r</a>\r", b"<a>\r\n\n</a>\n"] {
        assert!(document.holds(same), "{same:?}");
    }
    for other in [&b"<a>\n</a>\n"[..], b"<a>\n\n</a>", b"<a> \n\n</a>\n"] {
        assert!(!document.holds(other), "{other:?}");
    }
}

#[test]
fn mistakes_have_their_places() {
    let first = "wsdl.lock:1:11: error[malformed-lock]: the version of the file is";
    assert_eq!(
        said("version = 1", "version = 2"),
        format!("{first} 2, and 1 is the newest known\n")
    );
    assert_eq!(said("version = 1", "version = -1"), format!("{first} not 1\n"));
    assert!(said("version = 1", "").starts_with("wsdl.lock:1:1: "));
    for (from, to, place, message) in [
        ("file = \"a.wsdl\"", "file = 1", "3:8", "`file` is no text"),
        ("file = \"a.wsdl\"\n", "", "2:1", "a document has no `file`"),
        ("root = true", "root = 1", "5:8", "`root` is neither `true` nor `false`"),
        ("root = true", "rot = true", "5:1", "a lock file has no key `rot` here"),
        ("[\"b.xsd\"]", "\"b.xsd\"", "6:11", "`imports` is no list"),
        ("[\"b.xsd\"]", "[7]", "6:12", "an import is no text"),
        (SUM, "2c26", "8:10", "`sha256` is not 64 hexadecimal digits"),
    ] {
        let expected = format!("wsdl.lock:{place}: error[malformed-lock]: {message}\n");
        assert_eq!(said(from, to), expected);
    }
    let merged = said("fetched = ", "<<<<<<< HEAD\nfetched = ");
    assert!(merged.starts_with("wsdl.lock:7:"), "{merged}");
    assert!(merged.contains("this is no TOML: "), "{merged}");
}

#[test]
fn a_file_of_another_folder_is_refused() {
    for file in ["../a.wsdl", "/etc/passwd", ".ssh", "c:a", "", "b\\\\c", "a\\u0007"] {
        let said = said("\"a.wsdl\"", &format!("\"{file}\""));
        assert!(said.contains(" is no name of a file in this folder"), "{file}: {said}");
    }
}

#[test]
fn a_document_is_listed_once() {
    let twice = sound() + sound().split_once('\n').unwrap().1;
    let problems = Lock::parse("wsdl.lock", &twice).unwrap_err();
    assert_eq!(problems.len(), 1);
    let expected = "wsdl.lock:10:8: error[malformed-lock]: `a.wsdl` is listed twice";
    assert!(problems[0].to_string().starts_with(expected), "{}", problems[0]);
}
