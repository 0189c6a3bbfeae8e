using Dorsal.Reports.Figures;

namespace Dorsal.Reports.Pages;

/// <summary>The style sheet that stands inside each page. Text has a contrast of at least 4.5:1 (WCAG 2.2 AA).</summary>
internal static class PageStyle
{
    public const string Css =
        "*{box-sizing:border-box}html{color-scheme:light;scroll-padding-top:1rem}"
        + "body{margin:0;background:#fff;color:#222;font:15px/1.5 "
        + FigureStyle.Fonts
        + Rest;

    private const string Rest = """
        ;overflow-wrap:break-word}
        header.page,main,footer,nav{max-width:74rem;margin:0 auto;padding:0 1.25rem}
        header.page{padding-top:1.5rem}
        h1{font-size:1.6rem;line-height:1.25;margin:.15rem 0 .4rem;font-weight:600}
        h2{font-size:1.2rem;line-height:1.3;margin:2.25rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid #222;font-weight:600}
        h3{font-size:1rem;margin:1.4rem 0 .5rem;font-weight:600}
        h2 small,h3 small{font-weight:400;color:#555}
        p{margin:.4rem 0;max-width:60rem}
        a{color:#00558f;text-underline-offset:.15em}
        a:hover{text-decoration-thickness:2px}
        :focus-visible{outline:3px solid #00558f;outline-offset:2px;border-radius:2px}
        main:focus{outline:none}
        .skip{position:absolute;left:-100rem;top:0;padding:.6rem 1rem;background:#fff;z-index:1}
        .skip:focus{left:.5rem;top:.5rem}
        .lead{color:#444}
        .research{display:inline-block;margin:.5rem 0 0;padding:.25rem .6rem;border:1px solid #8a8a8a;border-radius:3px;font-size:.87rem}
        nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:1rem 0 0;padding:.5rem 0;border-top:1px solid #ccc;border-bottom:1px solid #ccc;font-size:.9rem}
        dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:.5rem 0}
        dl.facts dt{color:#555}dl.facts dd{margin:0}
        table{border-collapse:collapse;font-size:.84rem;line-height:1.4;font-variant-numeric:tabular-nums}
        caption{text-align:left;caption-side:top;color:#444;padding:.25rem 0;font-size:.87rem;max-width:min(60rem,calc(100vw - 2.5rem))}
        th,td{padding:.22rem .7rem .22rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #e2e2e2}
        thead th{border-bottom:1px solid #222;font-weight:600;vertical-align:bottom;white-space:nowrap}
        tbody th{font-weight:400;min-width:8em}
        tbody th[scope=rowgroup]{font-weight:600;padding-top:.8rem;border-bottom-color:#999}
        th .sub{font-weight:400}
        .n{text-align:right;white-space:nowrap}
        td.n a{color:inherit;text-decoration-color:#8fb3cc}
        .sub{display:block;color:#555;font-size:.92em}
        .nowrap{white-space:nowrap}
        .outcome{display:block;padding-left:3.4em;text-indent:-3.4em}
        .abbr{display:inline-block;min-width:3.2em;text-indent:0;font-weight:600}
        .grid+.scroll{margin-top:1rem}
        .scroll{overflow-x:auto;max-width:100%;padding-bottom:2px}
        .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(21.5rem,100%),1fr));gap:1.1rem 1.25rem}
        .grid.fit{display:flex;flex-wrap:wrap;align-items:flex-start}
        figure{margin:0;break-inside:avoid}
        figcaption{font-size:.87rem;line-height:1.35;margin-bottom:.2rem;font-weight:600}
        figcaption small{display:block;font-weight:400;color:#555;font-size:1em}
        svg{display:block;max-width:100%;height:auto}
        .wide svg{min-width:27rem}.wide figure{max-width:35rem}
        .pair{display:flex;flex-wrap:wrap;gap:1rem 1.5rem}
        .grade{display:inline-block;padding:0 .4em;border-radius:3px;border:1px solid transparent;white-space:nowrap}
        .grade.Note{background:#eef0f2;color:#444}
        .grade.Warning{background:#fdf0d5;color:#6b4300;border-color:#d9b46a}
        .grade.Error{background:#fbe4e2;color:#8c1d18;border-color:#d68a85}
        .box{border:1px solid #d68a85;border-left-width:5px;padding:.3rem .9rem;margin:.8rem 0;background:#fdf5f4}
        .box.calm{border-color:#aaa;background:#f7f8f9}
        ul.notes{list-style:none;margin:.4rem 0;padding:0}
        ul.notes>li{padding:.45rem 0;border-bottom:1px solid #e2e2e2;max-width:62rem}
        ul.notes p{margin:.1rem 0}
        .remedy{color:#333}.where{color:#555;font-size:.84rem}
        li:target{background:#fff7d6}
        details{margin:.6rem 0}
        .printed{display:none}
        summary{cursor:pointer;color:#00558f;width:fit-content}
        .files{columns:20rem;padding-left:1.1rem;font-size:.9rem}
        footer{margin-top:3rem;padding-bottom:2rem;color:#555;font-size:.84rem}footer p{max-width:none;padding-top:.75rem;border-top:1px solid #ccc}
        @media print{
        @page{size:A4;margin:11mm 11mm 12mm}
        body{font-size:9pt;line-height:1.4}
        header.page,main,footer{max-width:none;padding-left:0;padding-right:0}
        header.page{padding-top:0}
        header.page p{margin:.15rem 0}
        h1{font-size:14pt;margin:0 0 .1rem}
        h2{font-size:11pt;margin:.7rem 0 .3rem;border-bottom-width:.5pt}
        .research{font-size:8pt;padding:.05rem .4rem}
        footer{margin-top:.6rem;padding-bottom:0;font-size:7pt}footer p{padding-top:.2rem}
        nav,.skip,summary::marker,.screen{display:none}
        .printed{display:block}
        summary{color:#222;list-style:none;font-weight:600}
        a{color:inherit;text-decoration:none}
        h2,h3,caption,summary{break-after:avoid}
        tr,li,figure,.box,dl,table.short{break-inside:avoid}
        tr:has(th[scope=rowgroup]){break-after:avoid}
        tbody:first-of-type tr:first-child{break-before:avoid}
        thead{display:table-header-group}
        .scroll{overflow:visible}
        caption{max-width:none;font-size:8.2pt}
        table{font-size:7.6pt;width:100%}
        th,td{padding-right:.45rem}
        thead th{white-space:normal}
        .grid{display:block;font-size:0}
        .grid figure{display:inline-block;width:50%;padding:0 .5rem .7rem 0;vertical-align:top;font-size:9pt}
        .grid.fit{gap:0}
        .grid.fit figure{width:33.3%}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:2mm 4mm}
        .pair figcaption,.pair figcaption small{font-size:7pt;line-height:1.2}
        .wide svg{min-width:0;width:100%;max-height:92mm}
        #findings table{font-size:6.3pt;line-height:1.15}
        #findings caption{font-size:7pt;padding:0 0 .1rem}
        #findings th,#findings td{padding:.5pt .35rem .3pt 0}
        #findings td:nth-child(2){white-space:nowrap}
        #findings tbody th[scope=rowgroup]{padding-top:1.5pt}
        #findings .grade{padding:0 .2em;border:0}
        #findings td.n .sub,#findings td:last-child,#findings thead th:last-child{display:none}
        #notes{font-size:7.5pt;line-height:1.25}
        #notes .where{font-size:.9em}
        ul.notes>li{padding:.1rem 0}
        .grade{border-color:#999;print-color-adjust:exact}
        details::details-content{content-visibility:visible;display:block;block-size:auto}
        }
        """;
}
