package org.mles.conformance.selftest.faults.v2;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.v2.Request;
import org.mles.conformance.selftest.model.v2.UpgradeRules;
import org.mles.conformance.selftest.model.v2.V2Rules;

/** Wrong ways to judge and answer a request. */
public enum V2UpgradeFault implements V2Fault {
  V2_HEAD_IN_ONE_READ("needs the whole head of a request in one read"),
  V2_DROPS_BEHIND_HEAD("forgets what came in one read with the request"),
  V2_ANY_HEAD("takes a head although a line of it is malformed"),
  V2_ANY_TARGET("takes a target that is no path, and a request line without a version"),
  V2_FOLDED_FIELDS("takes folded lines"),
  V2_SPACE_BEFORE_COLON("takes white space between the name of a field and its colon"),
  V2_NO_HOST("upgrades a request without a Host"),
  V2_TWO_HOSTS("upgrades a request with two Hosts"),
  V2_IGNORES_BODY("upgrades a request that announces a body"),
  V2_KEEPS_ALIVE("leaves the connection open when it has refused a request"),
  V2_SAYS_KEEP_ALIVE("does not say that the connection ends"),
  V2_ANY_METHOD("answers every method as if it were GET"),
  V2_HEAD_TOO_LONG_WAITS("waits for the end of a head of any length"),
  V2_NO_UPGRADE_400("answers 400 to who asks for a page"),
  V2_PROTOCOL_ANY_CASE("reads the name of the protocol in any case of letters"),
  V2_PROTOCOL_UNSAID("does not name the protocol in its answer"),
  V2_ECHOES_ALL_PROTOCOLS("names every protocol that was offered"),
  V2_ONE_PROTOCOL_ONLY("refuses lists of protocols"),
  V2_ONE_PATH("upgrades one path only"),
  V2_NO_PROTOCOL_NEEDED("upgrades without the protocol"),
  V2_PAGE_FOR_UPGRADE("looks for a page if an upgrade lacks the protocol"),
  V2_HEAD_UPGRADES("upgrades a HEAD"),
  V2_UPGRADE_EXACT_CASE("reads Upgrade and Connection in one case of letters only"),
  V2_NO_CONNECTION_NEEDED("upgrades without Connection: Upgrade"),
  V2_REFUSES_UNANSWERED("closes without an answer where another version is asked for"),
  V2_ANY_VERSION("takes any version of WebSocket"),
  V2_VERSION_UNSAID("does not say which version of WebSocket it speaks"),
  V2_ANY_KEY("takes any key, and none"),
  V2_TWO_KEYS("takes two keys"),
  V2_WRONG_ACCEPT("proves another key than was sent"),
  V2_TAKES_EXTENSION("accepts to deflate messages"),
  V2_ANY_ORIGIN("lets pages of any origin in"),
  V2_NO_OWN_ORIGIN("keeps pages of its own origin out"),
  V2_TWO_ORIGINS("looks for its own origin among several"),
  V2_NULL_ORIGIN("lets pages in whose origin is null"),
  V2_ORIGIN_NEEDED("keeps out who names no origin");

  private final String does;

  V2UpgradeFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2Rules rules() {
    return new V2Rules().with(new Wrong(this));
  }

  /** Reads requests wrongly, or answers them so. */
  private static final class Wrong extends UpgradeRules {
    private static final String DEFLATE = "permessage-deflate";
    private static final int MOST_OCTETS = 1 << 20;
    private static final int DRAIN_OCTETS = 4096;
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern SPACE_BEFORE_COLON =
        Pattern.compile("^([^ \t:\r\n]+)[ \t]+:", Pattern.MULTILINE);
    private static final Pattern ANY_TARGET = Pattern.compile("GET [^ ]+(?: HTTP/1\\.1)?");
    private static final Pattern OTHER_FAULT = Pattern.compile("[ \t].*|[^ \t:]+[ \t]+:.*");

    private final V2UpgradeFault fault;

    Wrong(V2UpgradeFault fault) {
      this.fault = fault;
    }

    @Override
    protected byte[] nextOctet(Input in, int before) throws IOException {
      boolean cut = before > 0 && !in.hasRest();
      return cut && fault == V2_HEAD_IN_ONE_READ ? new byte[0] : super.nextOctet(in, before);
    }

    @Override
    protected int mostOctets() {
      return fault == V2_HEAD_TOO_LONG_WAITS ? MOST_OCTETS : super.mostOctets();
    }

    @Override
    protected String plain(String head) {
      return switch (fault) {
        case V2_FOLDED_FIELDS -> FOLD.matcher(head).replaceAll(" ");
        case V2_SPACE_BEFORE_COLON -> SPACE_BEFORE_COLON.matcher(head).replaceAll("$1:");
        default -> head;
      };
    }

    @Override
    protected boolean isRequestLine(String line) {
      return super.isRequestLine(line)
          || (fault == V2_ANY_HEAD && isOther(line))
          || (fault == V2_ANY_TARGET && ANY_TARGET.matcher(line).matches());
    }

    /** Says whether a line is right but for what another fault takes. */
    private static boolean isOther(String line) {
      return !ANY_TARGET.matcher(line).matches();
    }

    @Override
    protected boolean isField(String line) {
      return super.isField(line) || (fault == V2_ANY_HEAD && !OTHER_FAULT.matcher(line).matches());
    }

    @Override
    protected boolean isVersion(Request request) {
      return super.isVersion(request) || (fault == V2_ANY_TARGET && request.version().isEmpty());
    }

    @Override
    protected boolean areHosts(Request request, int count) {
      return super.areHosts(request, count) || fault == (count == 0 ? V2_NO_HOST : V2_TWO_HOSTS);
    }

    @Override
    protected boolean announcesBody(Request request) {
      return fault != V2_IGNORES_BODY && super.announcesBody(request);
    }

    @Override
    protected boolean isMethod(String method) {
      return fault == V2_ANY_METHOD || super.isMethod(method);
    }

    @Override
    protected boolean mayUpgrade(String method) {
      return super.mayUpgrade(method)
          || fault == (super.isMethod(method) ? V2_HEAD_UPGRADES : V2_ANY_METHOD);
    }

    @Override
    protected int withoutUpgrade() {
      return fault == V2_NO_UPGRADE_400 ? 400 : super.withoutUpgrade();
    }

    @Override
    protected List<String> endSaid() {
      return fault == V2_SAYS_KEEP_ALIVE ? List.of() : super.endSaid();
    }

    @Override
    protected boolean isAnswered(int status) {
      return fault != V2_REFUSES_UNANSWERED || status != UPGRADE_REQUIRED;
    }

    @Override
    protected void answered(Connection connection, boolean open) throws IOException {
      if (open && fault == V2_DROPS_BEHIND_HEAD) {
        connection.in().dropRest();
      }
      boolean reads = !open && fault == V2_KEEPS_ALIVE;
      while (reads) {
        reads = connection.in().takeOnce(DRAIN_OCTETS).length > 0;
      }
    }

    @Override
    protected boolean isProtocol(String offered) {
      return super.isProtocol(
          fault == V2_PROTOCOL_ANY_CASE ? offered.toLowerCase(Locale.ROOT) : offered);
    }

    @Override
    protected boolean hasProtocol(List<String> offered) {
      return fault == V2_NO_PROTOCOL_NEEDED
          || (super.hasProtocol(offered) && !(fault == V2_ONE_PROTOCOL_ONLY && offered.size() > 1));
    }

    @Override
    protected int withoutProtocol() {
      return fault == V2_PAGE_FOR_UPGRADE ? withoutUpgrade() : super.withoutProtocol();
    }

    @Override
    protected List<String> protocolsSaid(List<String> offered) {
      return switch (fault) {
        case V2_PROTOCOL_UNSAID -> List.of();
        case V2_ECHOES_ALL_PROTOCOLS -> offered;
        default -> super.protocolsSaid(offered);
      };
    }

    @Override
    protected boolean isPath(String target) {
      return fault != V2_ONE_PATH || target.equals("/");
    }

    @Override
    protected boolean isWord(String said, String word) {
      return fault == V2_UPGRADE_EXACT_CASE ? said.equals(word) : super.isWord(said, word);
    }

    @Override
    protected boolean asksConnection(Request request) {
      return fault == V2_NO_CONNECTION_NEEDED || super.asksConnection(request);
    }

    @Override
    protected boolean isVersionOfWebSocket(List<String> versions) {
      return fault == V2_ANY_VERSION || super.isVersionOfWebSocket(versions);
    }

    @Override
    protected List<String> versionSaid() {
      return fault == V2_VERSION_UNSAID ? List.of() : super.versionSaid();
    }

    @Override
    protected boolean areKeys(List<String> keys) {
      return switch (fault) {
        case V2_ANY_KEY -> keys.size() < 2;
        case V2_TWO_KEYS -> !keys.isEmpty() && super.areKeys(keys.subList(0, 1));
        default -> super.areKeys(keys);
      };
    }

    @Override
    protected String accept(String key) {
      return super.accept(fault == V2_WRONG_ACCEPT ? "another " + key : key);
    }

    @Override
    protected @Nullable String extensionSaid(List<String> offered) {
      boolean deflates = offered.stream().anyMatch(extension -> extension.startsWith(DEFLATE));
      return fault == V2_TAKES_EXTENSION && deflates ? DEFLATE : super.extensionSaid(offered);
    }

    @Override
    protected boolean mayComeFrom(List<String> origins, Request request) {
      return switch (fault) {
        case V2_TWO_ORIGINS ->
            origins.isEmpty() || origins.stream().anyMatch(origin -> isAdmitted(origin, request));
        case V2_ORIGIN_NEEDED -> !origins.isEmpty() && super.mayComeFrom(origins, request);
        default -> super.mayComeFrom(origins, request);
      };
    }

    @Override
    protected boolean isAdmitted(String origin, Request request) {
      return switch (fault) {
        case V2_ANY_ORIGIN -> isOrigin(origin);
        case V2_NO_OWN_ORIGIN -> false;
        case V2_NULL_ORIGIN -> origin.equals("null") || super.isAdmitted(origin, request);
        default -> super.isAdmitted(origin, request);
      };
    }
  }
}
