//! What refinements come to: `refinements/wrong` has files with one mistake each, and the messages that
//! tell of it; `refinements/documented.toml` is right, and the package `settings` compiles what comes of
//! it.
//!
//! `UPDATE_GOLDEN=1 cargo test -p wsdl-codegen --test refinements` writes anew what is expected.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use wsdl_codegen::{Config, Effect, GenerateError, Severity, generate};

const WSDL: &str = include_str!("refinements/mail.wsdl");
const DOCUMENTED: &str = include_str!("refinements/documented.toml");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refinements")
}

/// What comes of the document with these refinements.
fn code(config: &Config) -> Result<String, GenerateError> {
    generate(config, "mail.wsdl", WSDL.as_bytes()).map(|generated| generated.code)
}

fn refined(text: &str) -> Result<String, GenerateError> {
    code(&Config::new().refinements_text("mail.toml", text))
}

/// What is wrong, one below the other.
#[track_caller]
fn errors(config: &Config) -> String {
    code(config).expect_err("an error").to_string()
}

/// Compares what came with a file, or writes it there; says what differs.
fn check(file: &Path, found: &str) -> Option<String> {
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(file, found).expect("a writable folder");
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    (expected != found).then(|| format!("{}: found\n{found}", file.display()))
}

#[test]
fn every_mistake_is_told_where_it_stands() {
    let entries = fs::read_dir(folder().join("wrong")).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a file");
        let found = match refined(&text) {
            Ok(_) => "nothing is wrong\n".to_owned(),
            Err(error) => format!("{error}\n"),
        };
        assert_ne!(found, "nothing is wrong\n", "{}", file.display());
        wrong.extend(check(&file.with_extension("txt"), &found));
    }
    assert!(wrong.is_empty(), "{}\nsee the top of this file", wrong.join("\n"));
}

#[test]
fn what_is_said_stands_in_the_documentation() {
    let found = refined(DOCUMENTED).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(refined(DOCUMENTED).ok().as_ref(), Some(&found), "two runs differ");
    let wrong = check(&folder().join("documented.rs"), &found);
    assert_eq!(wrong, None, "see the top of this file");
}

#[test]
fn the_example_of_the_documentation_is_right() {
    let text = include_str!("../REFINEMENTS.md");
    let blocks = text.split("```toml\n").skip(1);
    let example: String = blocks.filter_map(|block| block.split("```").next()).collect();
    let found = refined(&example).unwrap_or_else(|error| panic!("{error}\n{example}"));
    assert!(found.contains("/// Somebody who is to have a mailbox."), "{found}");
}

#[test]
fn nothing_is_said_without_documentation() {
    let config = Config::new().docs(false).refinements_text("mail.toml", DOCUMENTED);
    let found = code(&config).unwrap_or_else(|error| panic!("{error}"));
    assert!(!found.contains("letters") && !found.contains("# Warning"), "{found}");
    // The effect is no documentation.
    assert!(found.contains(".does(wsdl_runtime::Effect::Create)"), "{found}");
}

#[test]
fn a_file_is_about_the_document_of_its_name_or_those_that_it_names() {
    let text = "[operations.createUser]\ndoc = \"Makes a user.\"\n";
    let of = |name: &str, text: &str| code(&Config::new().refinements_text(name, text));
    for (name, top) in [("wsdl/mail.toml", ""), ("x.toml", "wsdl = \"mail.wsdl\"\n")] {
        let found = of(name, &format!("{top}{text}")).unwrap_or_else(|error| panic!("{error}"));
        assert!(found.contains("/// Makes a user."), "{found}");
    }
    let error = of("post.toml", text).expect_err("no document").to_string();
    assert_eq!(
        error,
        "post.toml:1:1: error[unused-setting]: the refinements are about `post.wsdl`, which is no WSDL \
         of this run\n  help: name the documents at the top, as in `wsdl = [\"mail.wsdl\"]`, or the \
         `module` of a file that others share"
    );
}

#[test]
fn what_a_method_says_counts_before_what_a_file_says() {
    let text = "[operations.createUser]\ndoc = \"Of the file.\"\neffect = \"read\"\n\
                [fields.\"createUser/name\"]\nname = \"title\"\n";
    let config = Config::new()
        .refinements_text("mail.toml", text)
        .operation_doc("Mail/*", "Of the first method.")
        .operation_doc("Mail/createUser", "Of the last method.")
        .effect("Mail/createUser", Effect::Create)
        .rename_field("createUser/name", "label");
    let found = code(&config).unwrap_or_else(|error| panic!("{error}"));
    for part in ["/// Of the last method.", "/// It adds something.", "pub label: Option<String>"] {
        assert!(found.contains(part), "{part}\n{found}");
    }
    assert!(!found.contains("Of the file") && !found.contains("title"), "{found}");
}

#[test]
fn a_method_that_fits_nothing_is_an_error_without_a_place() {
    let error = errors(&Config::new().field_doc("createUser/nam", "A name."));
    let expected = "error[unused-setting]: the setting for `createUser/nam` fits no field, variant or \
                    value\n  help: did you mean `createUser/name`?";
    assert_eq!(error, expected);
    let error = errors(&Config::new().field_doc("createUser", "A name."));
    let expected = "error[malformed-setting]: a setting cannot have the path `createUser`\n  help: write \
                    `type/field` or `{namespace}type/field`, with `*` for any text";
    assert_eq!(error, expected);
}

#[test]
fn what_fits_nothing_is_a_warning_where_documents_are_of_others() {
    let text = "[operations.createGroup]\ndoc = \"An older release lacks it.\"\n\
                [reasons.Full]\ndoc = \"There are too many groups.\"\n";
    let config = Config::new().refinements_text("mail.toml", text).settings_may_miss(true);
    let generated = generate(&config, "mail.wsdl", WSDL.as_bytes()).expect("code");
    let found: Vec<_> =
        generated.warnings.iter().map(|it| (it.severity, it.code, it.line)).collect();
    let expected =
        [(Severity::Warning, "unused-setting", 1), (Severity::Warning, "unused-refinement", 3)];
    assert_eq!(found, expected);
}

#[test]
fn what_does_not_fit_others_documents_is_left_out_and_mistakes_stay_errors() {
    let text = "[operations.createUser.result]\nread_as = \"one\"\nfield = \"id\"\n\
                refused = { \"(nil)\" = \"NotCreated\" }\n\
                [reasons.NotCreated]\ndoc = \"It is taken.\"\n";
    let config = Config::new().settings_may_miss(true);
    let fitting = config.clone().refinements_text("mail.toml", text);
    let generated = generate(&fitting, "mail.wsdl", WSDL.as_bytes()).expect("code");
    let found: Vec<_> = generated.warnings.iter().map(|it| (it.severity, it.code)).collect();
    assert_eq!(found, [(Severity::Warning, "refined-type")]);
    assert!(!generated.code.contains("RESULT_CREATE_USER"), "the declared type is left");

    let unknown =
        config.refinements_text("mail.toml", "[operations.createUser]\nefect = \"read\"\n");
    let error = errors(&unknown);
    assert!(error.starts_with("mail.toml:2:1: error[malformed-refinement]"), "{error}");
}

#[test]
fn shared_names_are_seen_by_all_files_and_defined_once() {
    let shared = "module = \"crate::values\"\n[reasons.NotCreated]\ndoc = \"It is taken.\"\n";
    let text = "[operations.createUser.result]\nrefused = { \"0\" = \"NotCreated\" }\n";
    let config = Config::new().refinements_text("values.toml", shared);
    let found = code(&config.clone().refinements_text("mail.toml", text));
    let found = found.unwrap_or_else(|error| panic!("{error}"));
    let line = "/// - [`NotCreated`](crate::values::Reason::NotCreated) (`0`): It is taken.";
    assert!(found.contains(line), "{found}");
    let twice = format!("{text}[reasons.NotCreated]\ndoc = \"Another one.\"\n");
    assert_eq!(
        errors(&config.refinements_text("mail.toml", twice)),
        "values.toml:2:10: error[unused-refinement]: nothing names the reason `NotCreated` of [reasons]\n  \
         help: remove it, or correct the name where it is meant\n\
         mail.toml:3:10: error[repeated-refinement]: the reason `NotCreated` is defined twice; the other \
         one is at values.toml:2:10"
    );
}

#[test]
fn files_are_read_and_what_cannot_be_read_is_told() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refinements");
    fs::create_dir_all(&out).expect("a writable folder");
    let config = Config::new().wsdl(folder().join("mail.wsdl")).out_dir(&out);
    let text = out.join("mail.toml");
    fs::write(&text, "[structs.createUser]\nname = \"Account\"\n").expect("a writable folder");
    let report = config.clone().refinements(&text).try_build().expect("code");
    let code = fs::read_to_string(&report.files[0]).expect("a file");
    assert!(code.contains("pub struct Account {"), "{code}");
    fs::write(&text, b"[structs.createUser]\nname = \"\xff\"\n").expect("a writable folder");
    for (path, part) in [("missing.toml", "cannot be read"), ("mail.toml", "is not UTF-8")] {
        let error = config.clone().refinements(out.join(path)).try_build().expect_err("an error");
        let found: Vec<_> = error.errors().map(|it| (it.code, it.message.contains(part))).collect();
        assert_eq!(found, [("unreadable-file", true)], "{error}");
    }
    let error = errors(&Config::new().refinements("mail.toml"));
    assert!(error.contains("`generate` does not read `mail.toml`"), "{error}");
}

/// Builds with the file that is in `REFINED_BY`; of use to the test below alone.
#[test]
fn build() {
    if let Some(file) = env::var_os("REFINED_BY") {
        Config::new().wsdl(folder().join("mail.wsdl")).refinements(PathBuf::from(file)).build();
    }
}

#[test]
fn a_build_script_runs_again_when_refinements_change() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refinements-watched");
    fs::create_dir_all(&out).expect("a writable folder");
    for (name, text) in
        [("mail.toml", "[structs.createUser]\ndoc = \"A user.\""), ("lost.toml", "")]
    {
        let file = out.join(name);
        if !text.is_empty() {
            fs::write(&file, text).expect("a writable folder");
        }
        let output = Command::new(env::current_exe().expect("this program"))
            .args(["build", "--exact", "--nocapture"])
            .env("REFINED_BY", &file)
            .env("OUT_DIR", &out)
            .output()
            .expect("this program runs");
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = format!("cargo::rerun-if-changed={}\n", file.display());
        assert!(shown.contains(&line), "{shown}");
        assert_eq!(output.status.success(), !text.is_empty(), "{shown}");
    }
}
