//! A client of Mles version 2 on the library tungstenite: client HOST PORT CHANNEL UID [KEY]
//!
//! It publishes the lines of its input and prints what others say, one message a line, until its
//! input or the connection ends.

use futures_util::{SinkExt, StreamExt};
use mles_v2_example::{token, PROTOCOL};
use std::error::Error;
use std::io::Write;
use tokio::io::{stdin, AsyncBufReadExt, BufReader};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::ClientRequestBuilder;
use tokio_tungstenite::tungstenite::Message;

fn print(message: &Message) -> std::io::Result<()> {
    if message.is_empty() || !(message.is_text() || message.is_binary()) {
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    out.write_all(&[&message.clone().into_data()[..], b"\n"].concat())?;
    out.flush()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [host, port, channel, uid, key @ ..] = &words[..] else {
        return Err("client HOST PORT CHANNEL UID [KEY]".into());
    };
    let host = if host.contains(':') { format!("[{host}]") } else { host.clone() };
    let address = format!("ws://{host}:{port}/").parse()?;
    let request = ClientRequestBuilder::new(address).with_sub_protocol(PROTOCOL);
    // The library sees to it that the server has taken the protocol.
    let (mut socket, _) = connect_async(request).await?;
    let auth = format!("{:016x}", token(uid, channel, &key.concat()));
    let first = serde_json::json!({ "uid": uid, "channel": channel, "auth": auth });
    socket.send(Message::text(first.to_string())).await?;
    let mut lines = BufReader::new(stdin()).lines();
    loop {
        tokio::select! {
            line = lines.next_line() => match line? {
                Some(line) => socket.send(Message::text(line)).await?,
                None => break,
            },
            heard = socket.next() => match heard {
                Some(Ok(Message::Close(why))) => {
                    // The library has the answer ready; it goes out before the end is heard.
                    while let Some(Ok(_)) = socket.next().await {}
                    return Err(format!("the server ended it: {why:?}").into());
                }
                Some(message) => print(&message?)?,
                None => return Err("the server ended it".into()),
            }
        }
    }
    socket.close(None).await?;
    while let Some(Ok(message)) = socket.next().await {
        print(&message)?;
    }
    Ok(())
}
