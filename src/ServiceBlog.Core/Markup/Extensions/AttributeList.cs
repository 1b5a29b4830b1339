using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Markup;

/// <summary>The grammar of <c>{#id .class key=value}</c>. At least one item, on one line; a bare word is none, so that <c>{name}</c> is text wherever
/// it stands.</summary>
/// <param name="Attributes">What the list says, without the refused ones.</param>
/// <param name="Refused">Attributes that no author may set: they run a script, or the element has its own.</param>
/// <param name="Length">Of the list in the text, braces included.</param>
internal sealed record AttributeList(HtmlAttributes Attributes, IReadOnlyList<string> Refused, int Length)
{
    /// <summary>A list is short. The limit keeps the search for its end from going far.</summary>
    private const int MaximumLength = 1000;

    private static readonly SearchValues<char> NotInName = SearchValues.Create(" \t\n{}\"'`=<>#$%&()[]|\\,;!?*^~@");
    private static readonly SearchValues<char> NotInValue = SearchValues.Create(" \t\n{}\"'`=<>");

    /// <summary>Reads a list at the start of a text; null if there is none.</summary>
    public static AttributeList? Read(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] != '{')
            return null;
        text = text[..Math.Min(text.Length, MaximumLength)];
        var attributes = new HtmlAttributes();
        List<string>? refused = null;
        var (index, count) = (1, 0);
        while (true)
        {
            var start = index;
            while (index < text.Length && text[index] is ' ' or '\t')
                index++;
            if (index >= text.Length)
                return null;
            if (text[index] == '}')
                break;
            if ((count > 0 && index == start) || !TryReadItem(text, ref index, attributes, ref refused))
                return null;
            count++;
        }
        // In {{#if x}} and {{ .Title }} the braces are those of a template language.
        var isDoubled = index + 1 < text.Length && text[index + 1] == '}';
        return count == 0 || isDoubled ? null : new AttributeList(attributes, refused ?? [], index + 1);
    }

    /// <summary>Adds the attributes to an element, which keeps its own id and adds the classes to its own.</summary>
    public void AddTo(IMarkdownObject element) => Attributes.CopyTo(element.GetAttributes(), mergeIdAndProperties: true, shared: false);

    /// <param name="position">Where the list stands in the Markdown.</param>
    public void ReportRefused(MarkdownDocument document, int position)
    {
        foreach (var key in Refused)
            ParseMistakes.Add(document, Rules.RefusedAttribute, position,
                $"the attribute \"{key}\" is left out: it would run a script, reach for another site, cover the page, or take the place of what the element has");
    }

    private static bool TryReadItem(ReadOnlySpan<char> text, ref int index, HtmlAttributes attributes, ref List<string>? refused)
    {
        var mark = text[index];
        if (mark is '#' or '.')
        {
            var name = ReadName(text, ref index, start: index + 1);
            if (name.Length == 0 || (mark == '.' && !IsClass(name)))
                return false;
            if (mark == '#')
                attributes.Id = name;
            else
                attributes.AddClass(name);
            return true;
        }
        if (!char.IsAsciiLetter(mark) && mark is not ('_' or ':'))
            return false;
        var key = ReadName(text, ref index, start: index);
        if (index >= text.Length || text[index] != '=' || !key.All(IsKeyCharacter))
            return false;
        index++;
        if (ReadValue(text, ref index) is not { } value)
            return false;
        Set(attributes, key, value, ref refused);
        return true;
    }

    private static void Set(HtmlAttributes attributes, string key, string value, ref List<string>? refused)
    {
        switch (key.ToLowerInvariant())
        {
            case "id":
                attributes.Id = value;
                break;
            case "class":
                foreach (var name in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    attributes.AddClass(name);
                break;
            case "href" or "src" or "srcdoc" or "alt":
            case var name when !ActiveHtml.IsHarmless(name, value):
                (refused ??= []).Add(key);
                break;
            default:
                attributes.AddPropertyIfNotExist(key, value);
                break;
        }
    }

    private static string ReadName(ReadOnlySpan<char> text, ref int index, int start)
    {
        index = text[start..].IndexOfAny(NotInName) is >= 0 and var length ? start + length : text.Length;
        return text[start..index].ToString();
    }

    private static string? ReadValue(ReadOnlySpan<char> text, ref int index)
    {
        if (index >= text.Length)
            return null;
        var quote = text[index] is '"' or '\'' ? text[index] : '\0';
        var rest = text[(quote == '\0' ? index : index + 1)..];
        var length = quote == '\0' ? rest.IndexOfAny(NotInValue) : rest.IndexOfAny(quote, '\n');
        if (length < 0 || (quote == '\0' ? length == 0 : rest[length] != quote))
            return null;
        index += length + (quote == '\0' ? 0 : 2);
        return rest[..length].ToString();
    }

    /// <summary>No class begins like a number: <c>{.5}</c> is one.</summary>
    private static bool IsClass(string name) => !char.IsAsciiDigit(name[0]) && name[0] is not ('.' or '/' or ':' or '+');

    private static bool IsKeyCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or ':' or '.' or '-';
}

/// <summary>Attributes at the end of a fence's info string: <c>```js {.wide}</c>.</summary>
internal static class FenceAttributes
{
    /// <summary>Takes the attributes off the line; false, and nothing, if it has none.</summary>
    public static bool TryTake(BlockProcessor processor, ref StringSlice line, IBlock block)
    {
        var info = line.AsSpan().TrimEnd(" \t");
        var start = info.LastIndexOf('{');
        var isApart = start == 0 || (start > 0 && info[start - 1] is ' ' or '\t');
        if (!isApart || AttributeList.Read(info[start..]) is not { } list || start + list.Length != info.Length)
            return false;
        list.AddTo(block);
        list.ReportRefused(processor.Document, line.Start + start);
        line.End = line.Start + start - 1;
        return true;
    }
}
