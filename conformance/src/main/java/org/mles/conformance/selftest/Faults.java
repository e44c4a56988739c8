package org.mles.conformance.selftest;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.faults.bridge.BridgeCarryFault;
import org.mles.conformance.selftest.faults.bridge.BridgeReturnFault;
import org.mles.conformance.selftest.faults.client.ClientKeyFault;
import org.mles.conformance.selftest.faults.client.ClientReadFault;
import org.mles.conformance.selftest.faults.client.ClientSendFault;
import org.mles.conformance.selftest.faults.client.V2ClientAskFault;
import org.mles.conformance.selftest.faults.client.V2ClientFragmentFault;
import org.mles.conformance.selftest.faults.client.V2ClientFrameFault;
import org.mles.conformance.selftest.faults.client.V2ClientHearFault;
import org.mles.conformance.selftest.faults.client.V2ClientSayFault;
import org.mles.conformance.selftest.faults.n.NFirstFault;
import org.mles.conformance.selftest.faults.n.NJsonFault;
import org.mles.conformance.selftest.faults.n.NStreamFault;
import org.mles.conformance.selftest.faults.peer.LinkFault;
import org.mles.conformance.selftest.faults.peer.LossFault;
import org.mles.conformance.selftest.faults.proxy.ProxyEntryFault;
import org.mles.conformance.selftest.faults.proxy.ProxyFragmentFault;
import org.mles.conformance.selftest.faults.proxy.ProxyLaneFault;
import org.mles.conformance.selftest.faults.proxy.ProxyLifeFault;
import org.mles.conformance.selftest.faults.proxy.ProxyLossFault;
import org.mles.conformance.selftest.faults.proxy.ProxyMessageFault;
import org.mles.conformance.selftest.faults.tls.TlsClientFault;
import org.mles.conformance.selftest.faults.tls.TlsFault;
import org.mles.conformance.selftest.faults.tls.TlsPeerFault;
import org.mles.conformance.selftest.faults.v1.BodyFault;
import org.mles.conformance.selftest.faults.v1.BoundFault;
import org.mles.conformance.selftest.faults.v1.CrowdFault;
import org.mles.conformance.selftest.faults.v1.DeliveryFault;
import org.mles.conformance.selftest.faults.v1.EndFault;
import org.mles.conformance.selftest.faults.v1.EndpointFault;
import org.mles.conformance.selftest.faults.v1.FieldFault;
import org.mles.conformance.selftest.faults.v1.ForwardFault;
import org.mles.conformance.selftest.faults.v1.HistoryFault;
import org.mles.conformance.selftest.faults.v1.KeyFault;
import org.mles.conformance.selftest.faults.v1.LimitFault;
import org.mles.conformance.selftest.faults.v1.MemberFault;
import org.mles.conformance.selftest.faults.v1.NameFault;
import org.mles.conformance.selftest.faults.v1.PaceFault;
import org.mles.conformance.selftest.faults.v1.PersonFault;
import org.mles.conformance.selftest.faults.v1.ResidueFault;
import org.mles.conformance.selftest.faults.v1.ResyncFault;
import org.mles.conformance.selftest.faults.v1.ResyncHistoryFault;
import org.mles.conformance.selftest.faults.v1.ResyncLiveFault;
import org.mles.conformance.selftest.faults.v1.SizeFault;
import org.mles.conformance.selftest.faults.v1.SoakFault;
import org.mles.conformance.selftest.faults.v1.StreamFault;
import org.mles.conformance.selftest.faults.v1.ThrongFault;
import org.mles.conformance.selftest.faults.v2.V2BoundFault;
import org.mles.conformance.selftest.faults.v2.V2ChannelFault;
import org.mles.conformance.selftest.faults.v2.V2EndFault;
import org.mles.conformance.selftest.faults.v2.V2FirstFault;
import org.mles.conformance.selftest.faults.v2.V2FragmentFault;
import org.mles.conformance.selftest.faults.v2.V2FrameFault;
import org.mles.conformance.selftest.faults.v2.V2HistoryFault;
import org.mles.conformance.selftest.faults.v2.V2LifeFault;
import org.mles.conformance.selftest.faults.v2.V2TokenFault;
import org.mles.conformance.selftest.faults.v2.V2UpgradeFault;

/** The list of all faults. Thread: any. */
public final class Faults {
  private static final Map<String, Fault> BY_WORD = new LinkedHashMap<>();

  static {
    Stream.<Fault[]>of(
            StreamFault.values(),
            BodyFault.values(),
            FieldFault.values(),
            NameFault.values(),
            KeyFault.values(),
            EndpointFault.values(),
            MemberFault.values(),
            PersonFault.values(),
            SizeFault.values(),
            ForwardFault.values(),
            DeliveryFault.values(),
            PaceFault.values(),
            HistoryFault.values(),
            EndFault.values(),
            ResyncFault.values(),
            ResyncHistoryFault.values(),
            ResyncLiveFault.values(),
            LimitFault.values(),
            CrowdFault.values(),
            BoundFault.values(),
            ThrongFault.values(),
            ResidueFault.values(),
            SoakFault.values(),
            LinkFault.values(),
            LossFault.values(),
            ProxyEntryFault.values(),
            ProxyFragmentFault.values(),
            ProxyMessageFault.values(),
            ProxyLaneFault.values(),
            ProxyLossFault.values(),
            ProxyLifeFault.values(),
            BridgeCarryFault.values(),
            BridgeReturnFault.values(),
            ClientSendFault.values(),
            ClientKeyFault.values(),
            ClientReadFault.values(),
            NFirstFault.values(),
            NJsonFault.values(),
            NStreamFault.values(),
            V2UpgradeFault.values(),
            V2FrameFault.values(),
            V2FragmentFault.values(),
            V2FirstFault.values(),
            V2TokenFault.values(),
            V2ChannelFault.values(),
            V2HistoryFault.values(),
            V2LifeFault.values(),
            V2EndFault.values(),
            V2BoundFault.values(),
            V2ClientAskFault.values(),
            V2ClientSayFault.values(),
            V2ClientFrameFault.values(),
            V2ClientFragmentFault.values(),
            V2ClientHearFault.values(),
            TlsFault.values(),
            TlsClientFault.values(),
            TlsPeerFault.values())
        .flatMap(Stream::of)
        .forEach(Faults::list);
  }

  private Faults() {}

  private static void list(Fault fault) {
    if (BY_WORD.put(fault.word(), fault) != null) {
      throw new IllegalStateException("two faults are called " + fault.word());
    }
  }

  /** Returns all faults, in the order of their chapters. */
  public static Collection<Fault> all() {
    return Collections.unmodifiableCollection(BY_WORD.values());
  }

  /**
   * Returns the fault of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Fault named(String word) {
    Fault fault = BY_WORD.get(word);
    if (fault == null) {
      throw new IllegalArgumentException("there is no fault '" + word + "'");
    }
    return fault;
  }
}
