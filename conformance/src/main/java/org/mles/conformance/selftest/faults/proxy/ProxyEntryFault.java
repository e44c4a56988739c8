package org.mles.conformance.selftest.faults.proxy;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.faults.v2.V2FrameFault;
import org.mles.conformance.selftest.faults.v2.V2UpgradeFault;
import org.mles.conformance.selftest.model.proxy.ProxyRules;

/** Wrong requests that are granted, and frames of WebSocket: those of a server of version 2. */
public enum ProxyEntryFault implements ProxyFault {
  PROXY_NO_PROTOCOL_NEEDED(V2UpgradeFault.V2_NO_PROTOCOL_NEEDED),
  PROXY_PROTOCOL_UNSAID(V2UpgradeFault.V2_PROTOCOL_UNSAID),
  PROXY_ECHOES_ALL_PROTOCOLS(V2UpgradeFault.V2_ECHOES_ALL_PROTOCOLS),
  PROXY_ONE_PROTOCOL_ONLY(V2UpgradeFault.V2_ONE_PROTOCOL_ONLY),
  PROXY_ONE_PATH(V2UpgradeFault.V2_ONE_PATH),
  PROXY_ANY_VERSION(V2UpgradeFault.V2_ANY_VERSION),
  PROXY_ANY_KEY(V2UpgradeFault.V2_ANY_KEY),
  PROXY_WRONG_ACCEPT(V2UpgradeFault.V2_WRONG_ACCEPT),
  PROXY_TAKES_EXTENSION(V2UpgradeFault.V2_TAKES_EXTENSION),
  PROXY_KEEPS_ALIVE(V2UpgradeFault.V2_KEEPS_ALIVE),
  PROXY_ANY_ORIGIN(V2UpgradeFault.V2_ANY_ORIGIN),
  PROXY_NO_OWN_ORIGIN(V2UpgradeFault.V2_NO_OWN_ORIGIN),
  PROXY_ORIGIN_NEEDED(V2UpgradeFault.V2_ORIGIN_NEEDED),
  PROXY_UNMASKED_TAKEN(V2FrameFault.V2_UNMASKED_TAKEN),
  PROXY_MASKS_ITS_FRAMES(V2FrameFault.V2_MASKS_ITS_FRAMES),
  PROXY_RESERVED_BITS_TAKEN(V2FrameFault.V2_RESERVED_BITS_TAKEN),
  PROXY_RESERVED_OPCODES_IGNORED(V2FrameFault.V2_RESERVED_OPCODES_IGNORED),
  PROXY_LONG_CONTROL_TAKEN(V2FrameFault.V2_LONG_CONTROL_TAKEN),
  PROXY_CONTROL_ENDS_MESSAGE(V2FrameFault.V2_CONTROL_ENDS_MESSAGE),
  PROXY_DROPS_REST_OF_READ(V2FrameFault.V2_DROPS_REST_OF_READ),
  PROXY_FRAME_IN_ONE_READ(V2FrameFault.V2_FRAME_IN_ONE_READ),
  PROXY_ANY_TEXT(V2FrameFault.V2_ANY_TEXT),
  PROXY_WRONG_ERROR_CODE(V2FrameFault.V2_WRONG_ERROR_CODE);

  private final @Nullable V2UpgradeFault upgrade;
  private final @Nullable V2FrameFault frame;

  ProxyEntryFault(V2UpgradeFault upgrade) {
    this.upgrade = upgrade;
    this.frame = null;
  }

  ProxyEntryFault(V2FrameFault frame) {
    this.upgrade = null;
    this.frame = frame;
  }

  @Override
  public String sentence() {
    return upgrade != null ? upgrade.does() : frame != null ? frame.does() : "";
  }

  @Override
  public ProxyRules rules() {
    ProxyRules right = new ProxyRules();
    if (upgrade != null) {
      return right.with(upgrade.rules().upgrade());
    }
    return frame == null ? right : right.with(frame.rules().wire());
  }
}
