namespace ServiceBlog.LinkCheck.Html;

/// <summary>The tokenization stage of the HTML standard (section 13.2.5) over a text in memory: no character is looked at more than a few times, and
/// nothing is allocated per token. What tree construction tells a tokenizer (raw text, whether CDATA is possible) is told by
/// <see cref="HtmlScanner"/>. Why it is not AngleSharp's: <c>docs/decisions/0014</c>.</summary>
public ref struct HtmlTokenizer(ReadOnlySpan<char> text, List<HtmlAttribute> attributes, int begin = 0)
{
    private static readonly SearchValues<char> TagNameEnd = SearchValues.Create("\t\n\f\r />");
    private static readonly SearchValues<char> AttributeNameEnd = SearchValues.Create("\t\n\f\r />=");
    private static readonly SearchValues<char> UnquotedEnd = SearchValues.Create("\t\n\f\r >");

    private readonly ReadOnlySpan<char> _text = text;
    private int _position = begin;

    /// <summary>Where the token starts: its <c>&lt;</c>, or its first letter.</summary>
    public int Start { get; private set; }

    /// <summary>Where the last piece of text or markup started, comments included: at the end of the file, what has swallowed it.</summary>
    internal int LastStart { get; private set; }

    /// <summary>A tag's name as written, or the token's text.</summary>
    public ReadOnlySpan<char> Content { get; private set; }

    public int ContentStart { get; private set; }

    /// <summary>The tag ends in <c>/&gt;</c>, which means something only in foreign content and XML.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Reads on; a tag's attributes are in the list, in their order, duplicates included.</summary>
    /// <param name="allowsCData">The adjusted current node is not an HTML element (section 13.2.5.42).</param>
    public HtmlTokenKind Read(bool allowsCData)
    {
        while (_position < _text.Length)
        {
            Start = LastStart = _position;
            var rest = _text[_position..];
            var tag = FindMarkup(rest);
            if (tag != 0)
                return Give(HtmlTokenKind.Text, tag < 0 ? rest.Length : tag);
            var next = rest[1];
            if (char.IsAsciiLetter(next))
            {
                if (ReadTag(_position + 1))
                    return HtmlTokenKind.StartTag;
            }
            else if (next == '/')
            {
                if (rest.Length > 2 && char.IsAsciiLetter(rest[2]))
                {
                    if (ReadTag(_position + 2))
                        return HtmlTokenKind.EndTag;
                }
                else
                {
                    PassTo('>', 2); // "</>" is nothing, everything else a bogus comment
                }
            }
            else if (next == '?')
            {
                PassTo('>', 2);
                SetContent(Start + 2, Math.Max(Start + 2, _position - 1));
                return HtmlTokenKind.Instruction;
            }
            else if (rest.StartsWith("<!--", StringComparison.Ordinal))
            {
                PassComment();
            }
            else if (allowsCData && rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
            {
                return ReadCData();
            }
            else
            {
                PassTo('>', 2); // a doctype ends at the first ">" even within quotes, and so does a bogus comment
            }
        }
        Start = _position;
        Content = [];
        return HtmlTokenKind.EndOfFile;
    }

    /// <summary>Reads the text of an element whose content is no markup, up to its end tag, which is read next.</summary>
    internal void ReadRawText(ReadOnlySpan<char> element, RawTextKind kind)
    {
        Start = _position;
        var rest = _text[_position..];
        var length = kind switch
        {
            RawTextKind.Plain => rest.Length,
            RawTextKind.Script => RawTextEnd.OfScript(rest),
            _ => RawTextEnd.Of(rest, element),
        };
        Give(HtmlTokenKind.Text, length);
    }

    /// <summary>The next "&lt;" that starts anything but text; negative if there is none.</summary>
    private static int FindMarkup(ReadOnlySpan<char> text)
    {
        for (var from = 0; text[from..].IndexOf('<') is >= 0 and var found; from += found + 1)
        {
            var after = text[(from + found + 1)..];
            if (!after.IsEmpty && (char.IsAsciiLetter(after[0]) || after[0] is '!' or '?' || (after[0] == '/' && after.Length > 1)))
                return from + found;
        }
        return -1;
    }

    private HtmlTokenKind Give(HtmlTokenKind kind, int length)
    {
        SetContent(_position, _position + length);
        _position += length;
        return kind;
    }

    private void SetContent(int start, int end)
    {
        ContentStart = start;
        Content = _text[start..end];
    }

    private void PassTo(char end, int from)
    {
        var found = _text[(_position + from)..].IndexOf(end);
        _position = found < 0 ? _text.Length : _position + from + found + 1;
    }

    /// <summary>Section 13.2.5.43 and on: ends at <c>--&gt;</c> or <c>--!&gt;</c>, and <c>&lt;!--&gt;</c> is a whole one.</summary>
    private void PassComment()
    {
        var rest = _text[(_position + 4)..];
        _position += 4;
        if (rest.StartsWith(">", StringComparison.Ordinal))
            _position++;
        else if (rest.StartsWith("->", StringComparison.Ordinal))
            _position += 2;
        else
            _position += CommentEnd(rest);
    }

    private static int CommentEnd(ReadOnlySpan<char> rest)
    {
        for (var from = 0; rest[from..].IndexOf("--", StringComparison.Ordinal) is >= 0 and var dashes; from += dashes + 1)
        {
            var after = rest[(from + dashes + 2)..];
            if (after.StartsWith(">", StringComparison.Ordinal) || after.StartsWith("!>", StringComparison.Ordinal))
                return from + dashes + (after[0] == '>' ? 3 : 4);
        }
        return rest.Length;
    }

    private HtmlTokenKind ReadCData()
    {
        var start = _position + "<![CDATA[".Length;
        var length = _text[start..].IndexOf("]]>", StringComparison.Ordinal);
        SetContent(start, length < 0 ? _text.Length : start + length);
        _position = length < 0 ? _text.Length : start + length + 3;
        return HtmlTokenKind.CData;
    }

    /// <summary>Reads a tag from its name on; false if the file ends within it, in which case there is no tag.</summary>
    private bool ReadTag(int nameStart)
    {
        attributes.Clear();
        IsSelfClosing = false;
        var nameLength = _text[nameStart..].IndexOfAny(TagNameEnd);
        if (nameLength < 0)
            return EndInTag();
        SetContent(nameStart, nameStart + nameLength);
        var at = nameStart + nameLength;
        while (at < _text.Length)
        {
            switch (_text[at])
            {
                case '\t' or '\n' or '\f' or '\r' or ' ':
                    at++;
                    break;
                case '>':
                    _position = at + 1;
                    return true;
                case '/':
                    at++;
                    IsSelfClosing = at < _text.Length && _text[at] == '>';
                    break;
                default:
                    at = ReadAttribute(at);
                    break;
            }
        }
        return EndInTag();
    }

    private bool EndInTag()
    {
        attributes.Clear();
        _position = _text.Length;
        return false;
    }

    /// <summary>Section 13.2.5.33 and on. Returns where the tag goes on.</summary>
    private readonly int ReadAttribute(int start)
    {
        // A first "=" is part of the name.
        var end = IndexFrom(start + 1, AttributeNameEnd);
        var at = AsciiWhitespace.Pass(_text, end);
        if (at >= _text.Length || _text[at] != '=')
        {
            attributes.Add(new HtmlAttribute(start, end - start, start, 0));
            return at;
        }
        at = AsciiWhitespace.Pass(_text, at + 1);
        if (at >= _text.Length)
            return at;
        var first = _text[at];
        if (first is '"' or '\'')
        {
            var length = _text[(at + 1)..].IndexOf(first);
            if (length < 0)
                return _text.Length;
            attributes.Add(new HtmlAttribute(start, end - start, at + 1, length));
            return at + length + 2;
        }
        var unquoted = IndexFrom(at, UnquotedEnd);
        attributes.Add(new HtmlAttribute(start, end - start, at, unquoted - at));
        return unquoted;
    }

    private readonly int IndexFrom(int start, SearchValues<char> ends)
    {
        var found = _text[start..].IndexOfAny(ends);
        return found < 0 ? _text.Length : start + found;
    }
}

/// <summary>ASCII whitespace (Infra standard, section 4.6), which parts the words of HTML and CSS.</summary>
internal static class AsciiWhitespace
{
    public const string Letters = " \t\n\f\r";

    public static bool Holds(char letter) => letter is ' ' or '\t' or '\n' or '\f' or '\r';

    public static int Pass(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Holds(text[at]))
            at++;
        return at;
    }
}

/// <summary>What <see cref="HtmlTokenizer"/> found. Comments and doctypes are passed over.</summary>
public enum HtmlTokenKind
{
    EndOfFile,
    Text,
    StartTag,
    EndTag,
    CData,
    Instruction, // a processing instruction of XML, a bogus comment in HTML
}

/// <summary>An attribute as two stretches of the text: nothing is decoded or copied until it is asked for.</summary>
/// <param name="Value">Where the value starts, behind the quote; where the name starts if there is no value.</param>
public readonly record struct HtmlAttribute(int Name, int NameLength, int Value, int ValueLength);
