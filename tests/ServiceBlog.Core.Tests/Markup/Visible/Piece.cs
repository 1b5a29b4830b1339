namespace ServiceBlog.Core.Tests.Markup.Visible;

/// <summary>A piece of prose: as it is typed, and what must be seen of it.</summary>
internal readonly record struct Piece(string Typed, string Seen)
{
    /// <summary>
    /// What people write that is no mark in Markdown. Whatever stands beside them, with a blank between, none of these may
    /// become a construct: so none holds a mark that closes what another opens (<c>~5 or H~2</c> is struck on GitHub, too).
    /// </summary>
    public static readonly Piece[] Plain =
    [
        .. new[]
        {
            "word", "two words", "na\u00EFve", "Stra\u00DFe", "it's", "\"quoted\"", "(in brackets)", "\u65E5\u672C\u8A9E", "\u4E2D\u6587\uFF0C\u6807\u70B9\u3002", "\uD55C\uAD6D\uC5B4",
            "\u0627\u0644\u0639\u0631\u0628\u064A\u0629", "\u05E9\u05DC\u05D5\u05DD", "\u0939\u093F\u0928\u094D\u0926\u0940", "\u0E44\u0E17\u0E22", "\uD83D\uDE00", "\uD83D\uDC69\u200D\uD83D\uDCBB", "\u00BD", "\u2192", "\u00A7 5", "e\u0301",
            "/users/{id}/posts", "Dear {name},", "{0}", "{}", "{ }", "{a, b}", "{a b c}", "{{ x }}", "{{x|upper}}", "{% if y %}", "{% endif %}", "{{#each z}}", "{{/each}}", "<%= w %>",
            "${HOME}/bin", "$HOME", "#{name}!", "$\"{total:C2} of {max}\"", "Some(x) => { x }", "fn(){return 1}", "{\"key\": [1, 2]}", "{key: 'v'}", "a{1,3}b", "{a..b}", "\\{", "}",
            "$\\frac{w}{f}$", "$a^2+b^2$", "$x_i$", "\\alpha", "\\begin{x}", "O(n^2)", "10^3", "10^6", "2^{10}", "x^2^", "^", "^^", "{~5}", "~5", "~6", "~/bin", "~user",
            "C++14", "C++17", "C++", "i++", "++j", "++a++", "+1", "a+b+c", "{+a+}", "a==b", "c==d", "==", "==marked==", "===", "a != b", "=>", "<=", "1<2", "3>2", "a < b", "<-", "->", "<>", "NonZero<{integer}>",
            "snake_case_name", "_private", "*args", "**kwargs", "2 * 3 * 4", "5 *", "a * b", "C#", "#tag", "# 1", "100%", "%d", "%%", "AT&T", "a & b", "&nope;", "&", "C:\\dir\\file", "\\\\server", "a\\b",
            "[not a link]", "[x]", "[ ]", "a[0]", "a[i][j]", "[", "[]", "![", "[^undefined]", "[...]", "]", ")", "(", "a/b", "//", "a:b", ":x:", "::", "|", "a|b", "a || b", "@name", "@", "a@b",
            "me@example.org", "a.b+c@mail.example.org,", "https://a.example/x", "(https://a.example/x_(y).)", "HTTPS://A.EXAMPLE/?q={z}&r=s", "www.a.example/~me/", "http://", "www.", "mailto:", "https://a.example/a__b*c*d",
            "--flag", "-x", "a--b", "...", "1.", "a)", "1)", "!", "?", ";", "\u00A9", "\u2013", "\u2026", "'", "\"",
        }.Select(text => new Piece(text, text == "\\{" ? "{" : text == "\\\\server" ? "\\server" : text)),
    ];

    /// <summary>Documented constructs: their marks are not seen.</summary>
    public static readonly Piece[] Constructs =
    [
        new("*em*", "em"), new("**strong**", "strong"), new("***both***", "both"), new("_u v_", "u v"), new("__w__", "w"), new("*a **b** c*", "a b c"), new("~~gone~~", "gone"), new("~one~", "one"),
        new("`code {x} ^ ++ *y*`", "code {x} ^ ++ *y*"), new("``` a`b ```", "a`b"), new("`a\\`", "a\\"), new("`<b>`", "<b>"), new("`&amp;`", "&amp;"),
        new("[link](https://a.example/{b})", "link"), new("[a {b} c](d.md \"title\")", "a {b} c"), new("[a [b] c](d.md)", "a [b] c"), new("[`c` *d*](<e f.md>)", "c d"), new("![alt {x}](p.png)", "alt {x}"),
        new("[x](y.md){.c}", "x"), new("![x](p.png){width=640 height=480}", "x"), new("`c`{.cls}", "c"), new("`c`{literally}", "c{literally}"), new("<https://a.example/x>", "https://a.example/x"),
        new("[[page]]", "page"), new("[[page#part|shown]]", "shown"), new("[@key]", ""), new("[ref][r1]", "ref"), new("[r1]", "r1"), new("[r1][]", "r1"),
        new("<b>bold</b>", "bold"), new("<kbd title=\"x\">K</kbd>", "K"), new("<!-- hidden -->", ""), new("a<br>b", "ab"),
        new("\\*", "*"), new("\\_", "_"), new("\\[", "["), new("\\<", "<"), new("\\\\", "\\"), new("\\,", ","), new("\\#", "#"), new("&amp;", "&"), new("&copy;", "\u00A9"), new("&#123;", "{"), new("&lt;", "<"),
    ];
}
