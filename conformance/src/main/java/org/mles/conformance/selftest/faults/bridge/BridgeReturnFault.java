package org.mles.conformance.selftest.faults.bridge;

import org.mles.conformance.selftest.model.bridge.BridgeRules;

/** Faults of a bridge that loses a server. Thread: any. */
public enum BridgeReturnFault implements BridgeFault {
  BRIDGE_GIVES_UP("never joins a server again that it has lost") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean comesBack() {
          return false;
        }
      };
    }
  },
  BRIDGE_STEADY_PAUSES("tries a lost server again after pauses that do not grow") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected long pauseMillis(int attempts) {
          return 100;
        }
      };
    }
  },
  BRIDGE_LATEST_FIRST("sends what came last first when several messages wait") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean latestFirst() {
          return true;
        }
      };
    }
  },
  BRIDGE_DROPS_WHILE_AWAY("drops what comes while the other server is away") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean waits() {
          return false;
        }
      };
    }
  },
  BRIDGE_SKIPS_NEW_HISTORY("leaves out what a server says when it has just been joined again") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean skipsHistory(boolean joinedBefore) {
          return joinedBefore;
        }
      };
    }
  },
  BRIDGE_FORGETS_AT_LOSS("forgets what it has carried when a server is lost") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean remembersAfterLoss() {
          return false;
        }
      };
    }
  },
  BRIDGE_NEVER_AGAIN("sends nothing once more that may have died with a server") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean sendsAgain() {
          return false;
        }
      };
    }
  },
  BRIDGE_ALL_AGAIN("sends all once more, whatever the history shows") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean believesHistory() {
          return false;
        }
      };
    }
  },
  BRIDGE_OLDER_AGAIN(
      "sends once more what it had handed over before a message that the history has") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean believesOrder() {
          return false;
        }
      };
    }
  },
  BRIDGE_AGAIN_LAST("sends what is missing behind what waits") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean sendsAgainFirst() {
          return false;
        }
      };
    }
  },
  BRIDGE_BEARS_SILENCE("never gives a silent server up") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean losesSilent() {
          return false;
        }
      };
    }
  },
  BRIDGE_DEAF_TO_PONGS("gives a server up that answers pings and says nothing") {
    @Override
    public BridgeRules rules() {
      return new BridgeRules() {
        @Override
        protected boolean hearsPongs() {
          return false;
        }
      };
    }
  };

  private final String does;

  BridgeReturnFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }
}
