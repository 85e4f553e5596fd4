package se.samkor.publication;

import java.util.function.Function;

/**
 * A self-contained page with the same article in Swedish and in English, a way to each, and the style of all pages.
 *
 * @param title in the browser's frame
 * @param before what stands between the choice of language and the articles
 * @param article of a language
 * @param after what stands after the articles
 */
record BilingualPage(String title, Markup before, Function<Language, Markup> article, Markup after) {
    /** Of every page, those of one language too. */
    static final String STYLE =
            """
            :root{color-scheme:light}
            body{margin:0 auto;max-width:52rem;padding:0 1rem 3rem;font:1rem/1.55 system-ui,sans-serif;color:#1a1a1a;background:#fff}
            h1{font-size:1.7rem;line-height:1.25;margin:1.5rem 0 .5rem}
            h2{font-size:1.3rem;margin:2.2rem 0 .5rem;border-bottom:1px solid #767676}
            h3{font-size:1.1rem;margin:1.6rem 0 .3rem}
            a{color:#0b4f8a}
            a:focus,.scroll:focus{outline:3px solid #0b4f8a;outline-offset:2px}
            .skip{position:absolute;left:-99rem}
            .skip:focus{position:static}
            nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;list-style:none}
            article+article{border-top:3px solid #1a1a1a;margin-top:4rem}
            .scroll{overflow-x:auto;margin:1rem 0}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.92rem}
            caption{text-align:left;font-weight:600;padding:.3rem 0}
            th,td{padding:.25rem .5rem;text-align:right;vertical-align:top;border-bottom:1px solid #c8c8c8}
            td{white-space:nowrap}
            th[scope=row],th[scope=rowgroup]{text-align:left;font-weight:400;min-width:7.5em}
            thead th:first-child{text-align:left}
            thead th{border-bottom:2px solid #1a1a1a;font-weight:600;vertical-align:bottom}
            thead th:nth-last-child(6){text-align:left}
            thead th.words,tbody th.words{text-align:left}
            thead th.figures{text-align:right}
            tbody{border-bottom:1px solid #767676}
            figure{margin:1rem 0}
            figcaption{font-weight:600;margin-bottom:.4rem}
            .chart{width:100%;max-width:46rem;overflow:hidden}
            .flow{list-style:none;padding:0;max-width:42rem}
            .flow>li{display:grid;grid-template-columns:3fr 2fr;gap:.3rem 1.2rem;align-items:center;position:relative;padding-bottom:1.4rem}
            .flow>li:not(:last-child)::after{content:"\\2193";position:absolute;bottom:-.15rem;left:28%;font-size:1.2rem}
            .flow .stay{border:2px solid #1a1a1a;padding:.5rem .7rem}
            .flow .leave{list-style:none;margin:0;padding:0 0 0 .8rem;border-left:2px dashed #767676;font-size:.92rem}
            .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
            .swatch{display:inline-block;width:1.4rem;height:.9rem;border:1px solid #1a1a1a;vertical-align:-.1rem;print-color-adjust:exact}
            .kind0{background:#fff}
            .kind1{background:#1b5e8c}
            .kind2{background:repeating-linear-gradient(45deg,#f2b705 0 4px,#1a1a1a 4px 6px)}
            .kind3{background:radial-gradient(#1a1a1a 1px,#d9d9d9 1.5px) 0 0/5px 5px}
            summary{cursor:pointer;color:#0b4f8a}
            summary:focus{outline:3px solid #0b4f8a;outline-offset:2px}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f3f3;padding:.4rem .6rem}
            dt{font-weight:600}
            dd{margin:0 0 .5rem;overflow-wrap:anywhere}
            tbody th:first-child{min-width:11em}
            @media (max-width:40rem){tbody th:first-child{min-width:7.5em}.flow>li{grid-template-columns:1fr}.flow>li:not(:last-child)::after{left:1rem}th,td{padding:.2rem .3rem}table{font-size:.84rem}\
            caption{position:sticky;left:0;max-width:calc(100vw - 2.2rem)}}
            @media print{body{max-width:none;padding:0;font-size:10pt}nav,.skip{display:none}\
            .scroll{overflow:visible}table,figure{break-inside:avoid}h2,h3{break-after:avoid}article+article{break-before:page}}
            """;

    Markup markup() {
        Markup html = new Markup().fixed("<!DOCTYPE html>\n").open("html", "lang", Language.SV.code());
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title);
        html.open("style").fixed(STYLE).close("style").close("head").open("body");
        html.element("a", "Till innehållet", "class", "skip", "href", "#sv");
        html.open("nav", "aria-label", "Språk").open("ul");
        html.open("li").element("a", "Svenska", "href", "#sv").close("li");
        html.open("li")
                .element("a", "English", "href", "#en", "lang", "en", "hreflang", "en")
                .close("li");
        html.close("ul").close("nav").add(before).open("main");
        for (Language language : Language.values()) {
            html.add(article.apply(language));
        }
        return html.close("main").add(after).close("body").close("html");
    }
}
