namespace ServiceBlog.Core.Tests.Templates;

/// <summary>Valid templates that have every construct of the language among them, and the pieces they are made of.</summary>
internal static class FuzzSeeds
{
    public static readonly string[] Templates =
    [
        "a {{ name }} {{~ if x > 1 && !y ~}} b {{ else if z }} c {{- else -}} d {{ end }}",
        "{{ for p in products limit:2 offset: 1 reversed; p.title | string.upcase; for.index; else; 'none'; end }}",
        "{{ func f(a, b = 2, c...); ret a + b; end; f 1 b: 3; 5 | f ^[1, 2]; @f }}{{ g(x) = x * 2; g 4 }}",
        "{{ o = {a: 1, 'b': [1, 2, {c: null}]}; o.b[2]?.c ?? 'x'; o['a'] += 1; o.a++; --o.a }}",
        "{{ $\"text {1 + 2} {'in' + \"ner\"}\" }}{{ `raw` }}{{ 0x1F }}{{ 1.5e3 }}{{ 1.5m }}{{ 'a\\u0041\\n' }}",
        "{{ capture c }}x{{ end }}{{ with o; import {q: 1}; readonly q; end }}{{ wrap w 1; $$; end }}",
        "{{ case x; when 1, 2; 'a'; when 'b' || 3; break; else; continue; end }}{{ while false; end }}",
        "{%{ raw {{ }} }%}{{ tablerow x in 1..9 cols: 3; x; end }}{{ ## c ## }}{{ # d }}{{ include 'lines' }}",
        "{{ x = do(a); ret a ? 1 : 2; end; [1, 2] | array.each @x; $0; $; $$; $y = 1; this.x; empty; (for) }}",
        "{{ include 'named' first: name second: 2 }}{{ include_join ['lines', 'nothing'] ', ' '<' 'tpl:lines' }}{{ $.first }}",
        "{{ func w; '['; $$; $1; ']'; end; wrap w 'x' }}\n  in {{ $v = 1 }}{{ $v }}\n{{ end }}",
        "{{ [3, 1, 2] | array.sort | array.join ', ' }}{{ products | array.map 'title' | array.uniq | array.size }}",
        "{{ 'a-b' | string.split '-' | array.each @string.upcase }}{{ 'x' | string.pad_left 9 | string.replace 'x' 'y' }}",
        "{{ date.parse '2016-01-05' | date.to_string '%F %T' }}{{ timespan.from_days 1 | object.typeof }}{{ (timespan.from_days 2).total_days }}",
        "{{ '<a> & b' | html.escape | html.strip | string.truncate 5 }}{{ 'x y' | html.url_encode | string.strip }}",
        "{{ 'abc' | regex.replace '(b)' '[$1]' | regex.match 'c' }}{{ -7 // 2; 7 % 3; 1 << 9; 10 / 4 | math.format 'F2' }}",
        "{{ object.eval '1 + ' + number }}{{ object.eval_template 'a{{ number }}' }}{{ {a: 1} | object.to_json | object.from_json }}",
        "{{ for $i in 1..3; for j in ['x', 'y']; if $i == 2; continue; end; for.last; $i + j; break; end; end }}",
        "{{ a = [1, 2]; a[-1] = 5; a << 6; [0] + a - [5]; a.size; a.name = 'n'; a.name; a * 2 }}{{ null ?! 1; x?.y }}",
    ];

    public static readonly string[] Pieces =
    [
        "{{", "}}", "{%{", "}%}", "-}}", "{{~", "(", ")", "[", "]", "{", "}", ".", "..", "..<", "?.", "?[", "??", "?!", "?", ":", "|",
        "|>", "^", "@", "$", "$0", "$$", "$.", "$\"", "\"", "'", "`", "\\", "\\u", "#", "##", ";", ",", "\n", " ", "=", "+=", "//=",
        "++", "--", "-", "+", "*", "/", "//", "%", "<<", ">>", "&", "&&", "||", "==", "!=", "<=", "!", "1", "0", "-1",
        "9999999999999999999", "0x", "0b1", "1.5f", "1e999", "1m", "''", "[]", "{}", "null", "true", "empty", "this", "name", "number",
        "products", "today", "for", "in", "reversed", "limit:", "if", "else", "end", "do", "func", "f(x)", "ret", "while", "case",
        "when", "break", "continue", "capture", "with", "wrap", "import", "readonly", "tablerow", "cols:", "include", "'endless'",
        "'lines'", "array.sort", "array.each", "@string.upcase", "string.upcase", "regex.split", "object.eval", "math.round", "date.parse",
        "html.escape", ".size", ".empty?", "0..1000000000", "é", "\U0001F600", "\uD800", "\0", "\r\n", "\t",
    ];
}
