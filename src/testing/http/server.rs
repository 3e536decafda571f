//! The server: a thread with a runtime of its own, so that any test can call it.

use std::future::poll_fn;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener as StdListener};
use std::pin::pin;
use std::task::Poll;
use std::thread::JoinHandle;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use wsdl_runtime::server::serve;

use super::service::Service;

/// A server that runs until it is dropped.
#[derive(Debug)]
pub(in crate::testing) struct Server {
    finish: Option<oneshot::Sender<()>>,
    stop: Option<oneshot::Sender<()>>,
    ended: Option<oneshot::Receiver<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// A free port of the loopback interface, and its address.
    pub(in crate::testing) fn listen() -> io::Result<(StdListener, SocketAddr)> {
        let listener = StdListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    }

    pub(in crate::testing) fn start(listener: StdListener, service: Service) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let (finish, finishing) = oneshot::channel::<()>();
        let (stop, stopped) = oneshot::channel::<()>();
        let (end, ended) = oneshot::channel::<()>();
        let thread = std::thread::Builder::new().name("test-portal".to_owned());
        let thread = thread.spawn(move || {
            let finishing = async move { drop(finishing.await) };
            let serving = serve(listener, service).until(finishing);
            runtime.block_on(async move {
                let (mut serving, mut stopped) = (pin!(serving), pin!(stopped));
                // The end of the sender is the end of the server; connections end with it.
                poll_fn(|context| match stopped.as_mut().poll(context) {
                    Poll::Ready(_) => Poll::Ready(()),
                    Poll::Pending => serving.as_mut().poll(context),
                })
                .await;
            });
            drop(runtime);
            drop(end);
        })?;
        let (finish, stop, ended, thread) = (Some(finish), Some(stop), Some(ended), Some(thread));
        Ok(Self { finish, stop, ended, thread })
    }

    /// Lets the calls under way have their answers, and ends.
    pub(in crate::testing) async fn finish(mut self) {
        drop(self.finish.take());
        if let Some(ended) = self.ended.take() {
            let _ = ended.await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
