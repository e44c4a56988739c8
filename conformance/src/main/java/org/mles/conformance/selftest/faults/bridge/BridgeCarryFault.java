package org.mles.conformance.selftest.faults.bridge;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.bridge.BridgeRules;
import org.mles.conformance.text.StrictUtf8;
import org.mles.conformance.wire.WsMessage;

/** Faults of a bridge that carries messages. Thread: any. */
public enum BridgeCarryFault implements BridgeFault {
  BRIDGE_FIXED_UID("has the same uid each time") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected String uid() {
          return "bridge";
        }
      };
    }
  },
  BRIDGE_NO_KEY("makes its token without the shared key") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected @Nullable String key(@Nullable String key) {
          return null;
        }
      };
    }
  },
  BRIDGE_FROM_A_ALONE("carries what the first server says and nothing else") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean carries(boolean fromA) {
          return fromA;
        }
      };
    }
  },
  BRIDGE_FROM_B_ALONE("carries what the second server says and nothing else") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean carries(boolean fromA) {
          return !fromA;
        }
      };
    }
  },
  BRIDGE_DROPS_EMPTY("carries no empty message") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected @Nullable WsMessage carried(WsMessage message) {
          return message.payload().length == 0 ? null : message;
        }
      };
    }
  },
  BRIDGE_DROPS_LONG("carries no message above 65,535 octets") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected @Nullable WsMessage carried(WsMessage message) {
          return message.payload().length > 0xFFFF ? null : message;
        }
      };
    }
  },
  BRIDGE_TEXT_IS_BINARY("carries text as binary") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected @Nullable WsMessage carried(WsMessage message) {
          return WsMessage.binary(message.payload());
        }
      };
    }
  },
  BRIDGE_BINARY_IS_TEXT("carries binary as text if it could be one") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected @Nullable WsMessage carried(WsMessage message) {
          return WsMessage.of(StrictUtf8.text(message.payload()) != null, message.payload());
        }
      };
    }
  },
  BRIDGE_SEVEN_BITS("clears the highest bit of octets that are no text") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected WsMessage carried(WsMessage message) {
          byte[] octets = message.payload().clone();
          for (int i = 0; i < octets.length && !message.isText(); i++) {
            octets[i] &= 0x7F;
          }
          return WsMessage.of(message.isText(), octets);
        }
      };
    }
  },
  BRIDGE_FRAGMENTS_APART("carries each fragment as a message of its own") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean carriesFragments() {
          return true;
        }
      };
    }
  },
  BRIDGE_ENDS_AT_TEXT("ends its session when a text comes") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean endsAt(WsMessage message) {
          return message.isText();
        }
      };
    }
  },
  BRIDGE_SKIPS_HISTORY("leaves out what a server says when it has just been joined") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean skipsHistory(boolean joinedBefore) {
          return true;
        }
      };
    }
  },
  BRIDGE_REPEATS("carries a payload as often as it comes") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected int memory() {
          return 0;
        }
      };
    }
  },
  BRIDGE_REMEMBERS_APART("knows a payload again only in the direction in which it went") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean remembersApart() {
          return true;
        }
      };
    }
  },
  BRIDGE_FORGETS_RETURNED("forgets a payload when it has come back") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean forgetsReturned() {
          return true;
        }
      };
    }
  },
  BRIDGE_SHORT_MEMORY("remembers eight payloads") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected int memory() {
          return 8;
        }
      };
    }
  },
  BRIDGE_HOLDS_UP("reads nothing while a server does not take what is written to it") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean holdsUp() {
          return true;
        }
      };
    }
  };

  private final String does;

  BridgeCarryFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }
}
