//! A small web server for the built page. In: a folder. Out: its files on 127.0.0.1, until Ctrl-C.
//!
//! In this process, with no child that could outlive it and hold the port.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::program;

/// The port taken when none is asked for and it is free.
const USUAL_PORT: u16 = 4173;

/// More than any browser sends to a page of static files.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Serves a folder until the process is ended.
pub(crate) fn run(folder: &Path, port: Option<u16>, open: bool) -> Result<()> {
    let listener = listen(port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    println!("Serving {} until Ctrl-C:", folder.display());
    println!("{address}");
    if open {
        open_browser(&address);
    }
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        let folder = folder.to_owned();
        thread::spawn(move || {
            // A browser that goes away in the middle is nothing to report.
            let _ = answer(&folder, &stream);
        });
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let on = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => {
            on(port).with_context(|| format!("port {port} cannot be used; choose another with --port N"))
        }
        None => on(USUAL_PORT).or_else(|_| on(0)).context("no port on 127.0.0.1 can be used"),
    }
}

/// As far as there is a desktop to open it on; the address is on the terminal anyhow.
fn open_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let desktop = cfg!(target_os = "macos")
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|key| std::env::var_os(key).is_some());
    if desktop && program::find(opener).is_some() {
        let _ = program::output(program::command(opener).arg(address));
    }
}

fn answer(folder: &Path, mut stream: &TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut request = BufReader::new(stream.take(LONGEST_REQUEST));
    let mut first = String::new();
    request.read_line(&mut first)?;
    let mut header = String::new();
    while request.read_line(&mut header)? > 2 {
        header.clear();
    }

    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, content_type, body) = match (method, file_for(folder, target)) {
        ("GET" | "HEAD", Some(file)) => match fs::read(&file) {
            Ok(bytes) => ("200 OK", content_type(&file), bytes),
            Err(_) => ("404 Not Found", TEXT, b"Not found\n".to_vec()),
        },
        ("GET" | "HEAD", None) => ("404 Not Found", TEXT, b"Not found\n".to_vec()),
        _ => ("405 Method Not Allowed", TEXT, b"Only GET and HEAD\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()?;
    Ok(())
}

/// The file that a request's target names, inside the folder; `/` means index.html.
fn file_for(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = PathBuf::from(decoded(path).ok()?);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(path);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// `a b` for `a%20b`.
fn decoded(text: &str) -> Result<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        rest = tail;
        if *byte == b'%' {
            let [high, low, tail @ ..] = rest else { bail!("a % without two digits") };
            bytes.push(u8::from_str_radix(std::str::from_utf8(&[*high, *low])?, 16)?);
            rest = tail;
        } else {
            bytes.push(*byte);
        }
    }
    let text = String::from_utf8(bytes)?;
    if text.contains(['\0', '\\']) {
        bail!("no file has such a name");
    }
    Ok(text)
}

const TEXT: &str = "text/plain; charset=utf-8";

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm", // what compiling while downloading requires
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_named() {
        let folder = Path::new("/site");
        assert_eq!(file_for(folder, "/a%20b.js?x#y"), Some(PathBuf::from("/site/a b.js")));
        for outside in
            ["/../etc/passwd", "/%2e%2e/etc/passwd", "//etc/passwd", "/a/..%2f..%2fb", "/%", "/%00", "x"]
        {
            assert_eq!(file_for(folder, outside), None, "{outside}");
        }
    }

    #[test]
    fn a_browser_gets_the_page_and_the_engine() {
        let folder = std::env::temp_dir().join(format!("xtask-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>hello").unwrap();
        fs::write(folder.join("engine.wasm"), b"\0asm").unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let ask = |request: &str| {
            let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            write!(client, "{request} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            answer(&folder, &listener.accept().unwrap().0).unwrap();
            std::io::read_to_string(client).unwrap()
        };
        let page = ask("GET /");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"), "{page}");
        assert!(page.ends_with("\r\n\r\n<p>hello"), "{page}");
        assert!(ask("GET /engine.wasm").contains("Content-Type: application/wasm\r\nContent-Length: 4"));
        assert!(ask("HEAD /").ends_with("\r\n\r\n"));
        assert!(ask("GET /none").starts_with("HTTP/1.1 404"));
        assert!(ask("POST /").starts_with("HTTP/1.1 405"));
        fs::remove_dir_all(folder).unwrap();
    }
}
