package org.mles.benchmarks.page;

/** Style of the page: light, dark, paper and phone. */
final class Theme {
  static final String CSS =
      """
      :root{color-scheme:light dark;--bg:#fff;--ink:#1c2126;--soft:#5b6570;--grid:#e3e7eb;
      --band:#8b95a026;--floor:#8b95a033;--raw:#77818c;--c0:#0f6fc6;--c1:#d1495b;--c2:#e08e1b;
      --c3:#8250c4;--c4:#17877a;--c5:#b5179e;--c6:#6a7d1a;--c7:#9a5b2e;
      --c8:#2b8a3e;--c9:#5f3dc4;--c10:#c92a6b;--c11:#0b7285}
      @media (prefers-color-scheme:dark){:root{--bg:#14181c;--ink:#e6eaee;--soft:#9aa5b1;
      --grid:#2b323a;--band:#9aa5b12e;--floor:#9aa5b133;--raw:#9aa5b1;--c0:#5aa9ec;--c1:#f0808e;
      --c2:#f0b354;--c3:#b596e8;--c4:#4fc3b4;--c5:#e57bd3;--c6:#b5c95a;--c7:#d69c6e;
      --c8:#69db7c;--c9:#9775fa;--c10:#f783ac;--c11:#3bc9db}}
      *{box-sizing:border-box}
      body{margin:0 auto;padding:1.2rem 1rem 3rem;max-width:68rem;background:var(--bg);
      color:var(--ink);font:16px/1.5 system-ui,sans-serif}
      h1{font-size:1.7rem;line-height:1.2;margin:.3rem 0}
      h2{font-size:1.1rem;margin:1.6rem 0 .4rem}
      .lead,figcaption,.legend{color:var(--soft);font-size:.9rem}
      .wide{overflow-x:auto}
      table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
      th,td{padding:.3rem .55rem;border-bottom:1px solid var(--grid);text-align:right;
      white-space:nowrap}
      th:first-child,td:first-child{text-align:left;padding-left:0}
      thead th{color:var(--soft);font-weight:500}
      tbody th{font-weight:600}
      .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,27rem),1fr));
      gap:1rem 2rem}
      figure{margin:0;break-inside:avoid}
      figure h2{margin-top:.6rem}
      svg{display:block;width:100%;height:auto}
      .legend span{display:inline-block;margin-right:1rem;white-space:nowrap}
      .legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:.2rem;
      margin-right:.35rem;vertical-align:-.08rem;background:var(--k)}
      .raw{--k:var(--raw)}.c0{--k:var(--c0)}.c1{--k:var(--c1)}.c2{--k:var(--c2)}
      .c3{--k:var(--c3)}.c4{--k:var(--c4)}.c5{--k:var(--c5)}.c6{--k:var(--c6)}.c7{--k:var(--c7)}
      .c8{--k:var(--c8)}.c9{--k:var(--c9)}.c10{--k:var(--c10)}.c11{--k:var(--c11)}
      svg text{font:11px system-ui,sans-serif;fill:var(--soft)}
      svg .name{fill:var(--ink);font-weight:500}
      .grid{stroke:var(--grid)}.one{stroke:var(--ink)}
      .band{fill:var(--band)}.floor{fill:var(--floor)}
      .curve{fill:none;stroke:var(--k);stroke-width:2;stroke-linejoin:round}
      .dot{fill:var(--k);fill-opacity:.45}
      .mean{fill:var(--bg);stroke:var(--k);stroke-width:2}
      .interval{stroke:var(--k);stroke-width:5;stroke-opacity:.35;stroke-linecap:round}
      .bar{fill:var(--k)}.light{fill-opacity:.4}
      details{border-bottom:1px solid var(--grid);padding:.35rem 0}
      summary{cursor:pointer}
      dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.15rem 1rem;
      margin:.5rem 0 .8rem;font-size:.9rem}
      dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
      a{color:var(--c0)}
      @media (max-width:40rem){dl{grid-template-columns:1fr}dd{margin:0 0 .3rem}}
      @media print{body{max-width:none;font-size:11px}details{display:block}
      .wide{overflow:visible}table{font-size:9px}th,td{padding:.15rem .3rem}}
      """;

  private Theme() {}
}
