//! The page of `wsdl inspect --html` in Chromium, by the keyboard alone. It needs the programs
//! `chromium` and `chromedriver`: `cargo test -p wsdl-cli --test browser -- --ignored`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use clap::Parser;
use serde_json::{Value, json};
use wsdl_cli::Arguments;
use wsdl_cli::console::Console;

/// A ChromeDriver with one session. It ends with the test.
struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    fn start(dark: bool, width: u32) -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is there");
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        let mut browser = Self { driver, port: port.unwrap(), session: String::new() };
        let scheme = if dark { "0" } else { "1" };
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1200,900",
            &format!("--blink-settings=preferredColorScheme={scheme}"),
        ];
        let metrics = json!({"width": width, "height": 800, "pixelRatio": 1});
        let options = json!({"args": arguments, "mobileEmulation": {"deviceMetrics": metrics}});
        let wanted = json!({"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}});
        browser.session =
            browser.call("/session", &wanted)["sessionId"].as_str().unwrap().to_owned();
        browser
    }

    /// One command of WebDriver.
    fn call(&self, path: &str, body: &Value) -> Value {
        let body = body.to_string();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut reply = BufReader::new(stream);
        let mut length = 0;
        let mut line = String::new();
        while reply.read_line(&mut line).unwrap() > 2 {
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            line.clear();
        }
        let mut text = vec![0; length];
        reply.read_exact(&mut text).unwrap();
        serde_json::from_slice::<Value>(&text).unwrap()["value"].take()
    }

    fn open(&self, url: &str) {
        self.call(&format!("/session/{}/url", self.session), &json!({ "url": url }));
    }

    fn script(&self, script: &str) -> Value {
        let path = format!("/session/{}/execute/sync", self.session);
        self.call(&path, &json!({"script": script, "args": []}))
    }

    fn press(&self, keys: &[&str]) {
        let each = keys
            .iter()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key})));
        let actions: Vec<Value> = each.collect();
        let keyboard = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        self.call(&format!("/session/{}/actions", self.session), &keyboard);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // It takes the browser with it.
            let quit = format!("/session/{}/goog/cdp/execute", self.session);
            self.call(&quit, &json!({"cmd": "Browser.close", "params": {}}));
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

#[test]
#[ignore = "needs chromium and chromedriver"]
fn the_page_works_by_the_keyboard_on_a_phone_and_a_desktop_in_light_and_dark() {
    let page = std::env::temp_dir().join(format!("wsdl-page-{}.html", std::process::id()));
    let wsdl = format!("{}/tests/wsdl/shop.wsdl", env!("CARGO_MANIFEST_DIR"));
    let file = page.display().to_string();
    let arguments = ["wsdl", "inspect", &wsdl, "--html", &file];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let command = Arguments::try_parse_from(arguments).unwrap().command;
    command.run(&mut Console { out: &mut out, err: &mut err }).unwrap();
    for (dark, width) in [(false, 1200), (true, 390)] {
        let browser = Browser::start(dark, width);
        browser.open(&format!("file://{file}"));
        let scheme = browser.script("return matchMedia('(prefers-color-scheme: dark)').matches");
        assert_eq!(scheme, dark);
        let wide = browser.script("return document.documentElement.scrollWidth <= innerWidth");
        assert_eq!(wide, true, "it is wider than {width}");
        browser.press(&["/", "b", "u", "y", "e", "r"]);
        let count = browser.script("return document.getElementById('count').textContent");
        assert!(count.as_str().unwrap().starts_with("2 of "), "{count}");
        browser.press(&[ESCAPE]);
        // The first link behind the search is the first operation.
        browser.press(&[TAB, ENTER]);
        let open = browser.script("return document.querySelector('details[open]').id");
        assert_eq!(open, "operation-0-0-0");
        let focus = browser.script("return document.activeElement.tagName");
        assert_eq!(focus, "SUMMARY");
    }
    std::fs::remove_file(&page).unwrap();
}
