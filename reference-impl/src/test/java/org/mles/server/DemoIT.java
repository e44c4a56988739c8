package org.mles.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.site.Demo;
import org.mles.site.Web;

/** The page in a browser: two tabs talk, one reloads, the server is started again. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoIT {
  @Test
  void talksReloadsAndComesBack(@TempDir Path folder) throws IOException, InterruptedException {
    ServerConfig config =
        ServerConfig.defaults()
            .withPort(0)
            .withSharedKey("k")
            .withWeb(new Web(false, false, List.of(), List.of(), Demo.pages()));
    MlesServer server = MlesServer.start(config, ServerEvents.NONE);
    try (Browser browser = Browser.start(folder)) {
      String page = "http://localhost:" + server.port() + "/";
      Browser.Tab alice = browser.open(page);
      Browser.Tab bob = browser.open(page);
      join(alice, "alice", "garden");
      join(bob, "bob", "garden");
      alice.await(logHas("bob joined"));
      say(alice, "hello bob");
      bob.await(logHas("alice: hello bob"));
      join(bob, "bob", "other");
      bob.await("document.querySelectorAll('section').length === 2");

      bob.reload();
      bob.await("document.querySelectorAll('section').length === 2");
      bob.await(logHas("alice: hello bob"));
      say(bob, "back again");
      alice.await(logHas("bob: back again"));

      server.close();
      alice.await("document.querySelector('.state').classList.contains('lost')");
      server = MlesServer.start(config.withPort(server.port()), ServerEvents.NONE);
      connected(alice);
      connected(bob);
      say(alice, "still here");
      bob.await(logHas("alice: still here"));
      alice.await(
          "[...document.querySelectorAll('li')].filter("
              + "(item) => item.textContent.includes('hello bob')).length === 1");
    } finally {
      server.close();
    }
  }

  private static void join(Browser.Tab tab, String uid, String channel)
      throws InterruptedException {
    tab.await("document.readyState === 'complete' && typeof join === 'object'");
    tab.run("join.elements.uid.value = '" + uid + "'");
    tab.run("join.elements.channel.value = '" + channel + "'");
    tab.run("join.elements.key.value = 'k'");
    tab.run("join.requestSubmit()");
    connected(tab);
  }

  private static void connected(Browser.Tab tab) throws InterruptedException {
    tab.await("document.querySelector('.state')?.textContent.startsWith('Connected')");
  }

  private static void say(Browser.Tab tab, String text) throws InterruptedException {
    tab.run("document.querySelector('[name=text]').value = '" + text + "'");
    tab.run("document.querySelector('.say').requestSubmit()");
  }

  private static String logHas(String text) {
    return "document.querySelector('ol').textContent.includes('" + text + "')";
  }
}
