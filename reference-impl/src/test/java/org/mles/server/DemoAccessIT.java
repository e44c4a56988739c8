package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.site.Demo;
import org.mles.site.Web;

/** The page for whoever has no mouse, hears it instead of seeing it, or sees little of it. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoAccessIT {
  /** Ratio of the lightness of two colours, as the guidelines of accessibility (WCAG 2) have it. */
  private static final String CONTRAST =
      "((one, other) => {"
          + " const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3)"
          + "   .map((part) => part / 255)"
          + "   .map((c) => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)"
          + "   .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], .05);"
          + " const [low, high] = [light(one), light(other)].sort((a, b) => a - b);"
          + " return high / low; })";

  /** What the page is written on: white, or nearly black. */
  private static final String PAPER =
      "((p) => { p.style.background = 'Canvas'; return getComputedStyle(p).backgroundColor; })"
          + "(document.body)";

  private MlesServer server;
  private @Nullable Browser browser;
  private Browser.Tab tab;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException, InterruptedException {
    server =
        MlesServer.start(
            ServerConfig.defaults()
                .withPort(0)
                .withSharedKey("k")
                .withWeb(new Web(false, false, List.of(), List.of(), Demo.pages())),
            ServerEvents.NONE);
    browser = Browser.start(folder);
    tab = browser.open("http://localhost:" + server.port() + "/");
    tab.await("document.readyState === 'complete' && typeof join === 'object'");
  }

  @AfterEach
  void close() {
    if (browser != null) { // there is none on this machine
      browser.close();
    }
    server.close();
  }

  @Test
  void needsNoMouse() throws InterruptedException {
    join("garden");
    tab.type("hello");
    tab.pressEnter();
    tab.await("document.querySelector('[role=log]').textContent.includes('alice: hello')");
    tab.run("document.querySelector('[name=uid]').focus()");
    for (String next :
        List.of(
            "Channel",
            "Shared key, if the server has one",
            "Join",
            "Leave garden",
            "Messages in garden",
            "Message to garden",
            "Send to garden")) {
      tab.pressTab();
      tab.await("document.activeElement.computedName === '" + next + "'");
      tab.await("getComputedStyle(document.activeElement).outlineStyle === 'solid'");
    }
    server.close();
    tab.await("document.querySelector('[role=status]').textContent.includes('lost')");
    tab.await("document.activeElement.computedName === 'Send to garden'");
  }

  @Test
  void tellsByItsNamesWhatIsWhereAndWhatHappens() throws InterruptedException {
    join("garden");
    tab.type("hello");
    tab.pressEnter();
    join("yard");
    tab.await(
        "((names) => names.every((name) => name) && new Set(names).size === names.length)("
            + "[...document.querySelectorAll('input, button, section, form, [tabindex]')]"
            + ".map((shown) => shown.computedName))");
    tab.await(
        "['main', 'form', 'section', '[role=log]', '[role=log] > ol', 'li', '[role=status]']"
            + ".map((shown) => document.querySelector(shown).computedRole).join()"
            + " === 'main,form,region,log,list,listitem,status'");
    tab.await("document.querySelector('h1').closest('main') !== null");
  }

  @Test
  void keepsTheContrastInLightAndDark() throws InterruptedException {
    join("garden");
    for (String scheme : List.of("light", "dark")) {
      tab.prefers(scheme);
      tab.run("document.querySelector('.state').classList.add('lost')");
      String style = "getComputedStyle(document.querySelector(";
      stands(style + "'input')).borderTopColor", 3);
      stands(style + "'button')).borderTopColor", 3);
      stands(style + "':focus')).outlineColor", 3);
      stands(style + "'p')).color", 4.5);
      stands(style + "'.state.lost')).color", 4.5);
    }
  }

  /** Asks for a colour that is opaque: another would be seen weaker than it counts. */
  private void stands(String colour, double least) throws InterruptedException {
    tab.await("!" + colour + ".startsWith('rgba')");
    tab.await(CONTRAST + "(" + colour + ", " + PAPER + ") >= " + least);
  }

  /** Goes from the first field to the message of the channel, by the keyboard alone. */
  private void join(String channel) throws InterruptedException {
    tab.run("document.querySelector('[name=uid]').select()");
    tab.type("alice");
    tab.pressTab();
    tab.type(channel);
    tab.pressTab();
    tab.type("k");
    tab.pressEnter();
    tab.await("document.activeElement.closest('section')?.textContent.includes('Connected')");
    assertThat(server.counters().refusals()).isEmpty();
  }
}
