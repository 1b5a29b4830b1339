using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The functions of <c>string</c> that change letters, by the rules of no culture in particular.</summary>
internal static class StringCaseFunctions
{
    public static Value Upcase(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").ToUpperInvariant();

    public static Value Downcase(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").ToLowerInvariant();

    public static Value Capitalize(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        return text.Length == 0 || !char.IsLower(text[0])
            ? text
            : string.Concat([char.ToUpperInvariant(text[0])], text.AsSpan(1));
    }

    public static Value CapitalizeWords(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        return string.Create(text.Length, text, static (result, text) =>
        {
            var isAtStartOfWord = true;
            for (var index = 0; index < text.Length; index++)
            {
                result[index] = isAtStartOfWord ? char.ToUpperInvariant(text[index]) : text[index];
                isAtStartOfWord = char.IsWhiteSpace(text[index]);
            }
        });
    }

    /// <summary>Letters and digits in lower case, with one dash for whatever stands between them.</summary>
    public static Value Handleize(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character)) result.Append(char.ToLowerInvariant(character));
            else if (result.Length > 0 && result[^1] != '-') result.Append('-');
        }

        if (result.Length > 0 && result[^1] == '-') result.Length--;
        return result.ToString();
    }
}
