//! A server of Mles version 2 on the library tungstenite: server PORT [KEY]

use futures_util::{SinkExt, StreamExt};
use mles_v2_example::{token, PROTOCOL};
use serde::Deserialize;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{sink, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{unbounded_channel, UnboundedReceiver, UnboundedSender};
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::{header, HeaderMap, HeaderValue, StatusCode};
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{accept_hdr_async_with_config, WebSocketStream};

const STORED: usize = 200;
const LONGEST: usize = 16_777_215;

/// What waits for each member, by uid, and the newest messages.
#[derive(Default)]
struct Channel {
    members: HashMap<String, UnboundedSender<Message>>,
    history: VecDeque<Message>,
}

impl Channel {
    fn tell(&mut self, message: Message, sender: &str) {
        self.history.push_back(message.clone());
        if self.history.len() > STORED {
            self.history.pop_front();
        }
        for (_, waiting) in self.members.iter().filter(|(uid, _)| *uid != sender) {
            let _ = waiting.send(message.clone());
        }
    }
}

type Channels = Arc<Mutex<HashMap<String, Channel>>>;

/// A first message; serde refuses one of these names twice, and takes any others.
#[derive(Deserialize)]
struct First {
    uid: String,
    channel: String,
    auth: Option<String>,
}

/// Returns who joins what, and the first message as others see it.
fn judge(message: &Message, key: &str) -> Result<(String, String, String), String> {
    let Message::Text(text) = message else {
        return Err("no text".into());
    };
    // To serde an array of the three values would be as good.
    if !text.trim_start().starts_with('{') {
        return Err("no object".into());
    }
    let first: First = serde_json::from_str(text).map_err(|e| e.to_string())?;
    if first.uid.is_empty() || first.channel.is_empty() {
        return Err("no names".into());
    }
    let mut shown = text.to_string();
    match first.auth {
        None if key.is_empty() => {}
        Some(auth) if auth.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            if u64::from_str_radix(&auth, 16) != Ok(token(&first.uid, &first.channel, key)) {
                return Err("wrong token".into());
            }
            let mut members: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(text).map_err(|e| e.to_string())?;
            members.shift_remove("auth");
            shown = serde_json::Value::Object(members).to_string();
        }
        _ => return Err("no token".into()),
    }
    Ok((first.uid, first.channel, shown))
}

type Joined = (String, String, UnboundedReceiver<Message>);

/// Returns uid, channel and what is to be sent to the new member, its history first.
fn join(channels: &Channels, first: &Message, key: &str) -> Result<Joined, String> {
    let (uid, name, shown) = judge(first, key)?;
    let (sender, waiting) = unbounded_channel();
    let mut all = channels.lock().unwrap();
    let channel = all.entry(name.clone()).or_default();
    if channel.members.contains_key(&uid) {
        return Err("already there".into());
    }
    for message in &channel.history {
        let _ = sender.send(message.clone());
    }
    channel.members.insert(uid.clone(), sender);
    channel.tell(Message::text(shown), &uid);
    Ok((uid, name, waiting))
}

/// Says whether a page may open this WebSocket; programs send no Origin.
fn is_own(headers: &HeaderMap) -> bool {
    let origins: Vec<_> = headers.get_all(header::ORIGIN).iter().collect();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let loopback = ["127.0.0.1", "localhost", "[::1]"].contains(&name);
    origins.is_empty() || (loopback && origins == [format!("http://{host}").as_str()])
}

#[allow(clippy::result_large_err)]
fn upgrade(request: &Request, mut response: Response) -> Result<Response, ErrorResponse> {
    let offered = request.headers().get_all(header::SEC_WEBSOCKET_PROTOCOL).iter();
    let spoken = offered
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|protocol| protocol.trim() == PROTOCOL);
    let keys = request.headers().get_all(header::SEC_WEBSOCKET_KEY).iter().count();
    if spoken && keys == 1 && is_own(request.headers()) {
        let headers = response.headers_mut();
        headers.insert(header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL));
        return Ok(response);
    }
    let mut refusal = ErrorResponse::new(None);
    *refusal.status_mut() = if spoken && keys == 1 { StatusCode::FORBIDDEN } else { StatusCode::BAD_REQUEST };
    refusal.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    Err(refusal)
}

type Socket = WebSocketStream<TcpStream>;

/// Sends a Close, and waits for the client to end, so that it hears it.
async fn end(mut socket: Socket, code: CloseCode, reason: &str) {
    let reason: String = reason.chars().take(40).collect();
    let _ = socket.close(Some(CloseFrame { code, reason: reason.into() })).await;
    let mut stream = socket.into_inner();
    let _ = stream.shutdown().await;
    let _ = timeout(Duration::from_secs(5), tokio::io::copy(&mut stream, &mut sink())).await;
}

fn code(error: &Error) -> CloseCode {
    match error {
        Error::Utf8(_) => CloseCode::Invalid,
        Error::Capacity(_) => CloseCode::Size,
        _ => CloseCode::Protocol,
    }
}

/// Waits until a head is there: many small pieces of one are an attack to the library.
async fn head(stream: &TcpStream) {
    let mut head = [0; 8192];
    while let Ok(octets) = stream.peek(&mut head).await {
        let whole = head[..octets].windows(4).any(|end| end == b"\r\n\r\n");
        if whole || octets == 0 || octets == head.len() {
            return;
        }
        sleep(Duration::from_millis(5)).await;
    }
}

async fn session(stream: TcpStream, channels: Channels, key: Arc<str>) {
    let config = WebSocketConfig::default()
        .max_message_size(Some(LONGEST))
        .max_frame_size(Some(LONGEST));
    if timeout(Duration::from_secs(10), head(&stream)).await.is_err() {
        return;
    }
    let Ok(mut socket) = accept_hdr_async_with_config(stream, upgrade, Some(config)).await else {
        return;
    };
    let first = loop {
        match socket.next().await {
            Some(Ok(message)) if message.is_text() || message.is_binary() => break message,
            Some(Ok(_)) => {}
            Some(Err(error)) => return end(socket, code(&error), "").await,
            None => return,
        }
    };
    let (uid, name, mut waiting) = match join(&channels, &first, &key) {
        Ok(joined) => joined,
        Err(refusal) => return end(socket, CloseCode::Policy, &refusal).await,
    };
    let leave = || channels.lock().unwrap().get_mut(&name).map(|c| c.members.remove(&uid));
    loop {
        tokio::select! {
            Some(message) = waiting.recv() => if socket.send(message).await.is_err() { break },
            heard = socket.next() => match heard {
                Some(Ok(message)) if message.is_text() || message.is_binary() => {
                    let mut all = channels.lock().unwrap();
                    all.entry(name.clone()).or_default().tell(message, &uid);
                }
                // The library has the answer ready; it goes out before the end is heard.
                Some(Ok(Message::Close(_))) => {
                    leave();
                    while let Some(Ok(_)) = socket.next().await {}
                    return;
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => {
                    leave();
                    return end(socket, code(&error), "").await;
                }
                None => break,
            }
        }
    }
    leave();
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let words: Vec<String> = std::env::args().collect();
    let port = words[1].parse().expect("a port");
    let key: Arc<str> = words.get(2).map_or("", String::as_str).into();
    let channels = Channels::default();
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(session(stream, channels.clone(), key.clone()));
    }
}
