using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static ServiceBlog.Templating.Builtins.ParameterDeclarations;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The object <c>regex</c> (documentation: <c>builtins/regex.md</c>).</summary>
internal static class RegexFunctions
{
    private const int TextIndex = 0;
    private const int PatternIndex = 1;

    public static BuiltinLibrary Library { get; } = new(
        "regex",
        new("regex.escape", [Text("pattern")], Escape),
        new("regex.match", [Text("text"), Text("pattern"), TextOptional("options")], Match),
        new("regex.matches", [Text("text"), Text("pattern"), TextOptional("options")], Matches),
        new("regex.replace", [Text("text"), Text("pattern"), Text("replace"), TextOptional("options")], Replace),
        new("regex.split", [Text("text"), Text("pattern"), TextOptional("options")], Split),
        new("regex.unescape", [Text("pattern")], Unescape));

    private static Value Escape(in CallArguments arguments, RenderContext context) =>
        Escaped(arguments.GetString(0) ?? "", context);

    private static string Escaped(string text, RenderContext context)
    {
        var escaped = Regex.Escape(text);
        context.CheckStringLength(escaped.Length);
        return escaped;
    }

    private static Value Unescape(in CallArguments arguments, RenderContext context)
    {
        try
        {
            return Regex.Unescape(arguments.GetString(0) ?? "");
        }
        catch (ArgumentException exception)
        {
            throw arguments.Error(0, $"The escapes are not valid: {exception.Message}");
        }
    }

    private static Value Match(in CallArguments arguments, RenderContext context)
    {
        var pattern = Pattern(arguments, context, optionsIndex: 2);
        try
        {
            var match = pattern.Match(arguments.GetString(TextIndex) ?? "");
            return match.Success ? Groups(match) : [];
        }
        catch (RegexMatchTimeoutException)
        {
            throw TimedOut(arguments, context);
        }
    }

    private static Value Matches(in CallArguments arguments, RenderContext context)
    {
        var pattern = Pattern(arguments, context, optionsIndex: 2);
        var matches = new ScriptArray();
        try
        {
            for (var match = pattern.Match(arguments.GetString(TextIndex) ?? ""); match.Success; match = match.NextMatch())
            {
                context.CountStep();
                matches.Add(Groups(match));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            throw TimedOut(arguments, context);
        }

        return matches;
    }

    private static Value Replace(in CallArguments arguments, RenderContext context)
    {
        var pattern = Pattern(arguments, context, optionsIndex: 3);
        var text = arguments.GetString(TextIndex) ?? "";
        var replacement = arguments.GetString(2) ?? "";
        try
        {
            return ReplaceMatches(pattern, text, replacement, context);
        }
        catch (RegexParseException exception)
        {
            throw arguments.Error(2, exception.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            throw TimedOut(arguments, context);
        }
    }

    private static Value Split(in CallArguments arguments, RenderContext context)
    {
        var pattern = Pattern(arguments, context, optionsIndex: 2);
        try
        {
            return SplitAtMatches(pattern, arguments.GetString(TextIndex) ?? "", context);
        }
        catch (RegexMatchTimeoutException)
        {
            throw TimedOut(arguments, context);
        }
    }

    // Not Regex.Split, which has no bounds. Like there, groups of the pattern are parts too.
    private static ScriptArray SplitAtMatches(Regex pattern, string text, RenderContext context)
    {
        var parts = new ScriptArray();
        var position = 0;
        for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
        {
            context.CountStep();
            parts.Add(text[position..match.Index]);
            position = match.Index + match.Length;
            for (var index = 1; index < match.Groups.Count; index++)
            {
                if (match.Groups[index].Success) parts.Add(match.Groups[index].Value);
            }
        }

        parts.Add(text[position..]);
        return parts;
    }

    // Not Regex.Replace: the text can grow with every match, and the limit has to hold before it has grown.
    private static string ReplaceMatches(Regex pattern, string text, string replacement, RenderContext context)
    {
        var match = pattern.Match(text);
        if (!match.Success) return text;

        var result = new StringBuilder(text.Length);
        var position = 0;
        for (; match.Success; match = match.NextMatch())
        {
            context.CountStep();
            result.Append(text, position, match.Index - position).Append(match.Result(replacement));
            context.CheckStringLength(result.Length);
            position = match.Index + match.Length;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static ScriptArray Groups(Match match)
    {
        var groups = new ScriptArray(match.Groups.Count);
        for (var index = 0; index < match.Groups.Count; index++) groups.Add(match.Groups[index].Value);
        return groups;
    }

    private static Regex Pattern(in CallArguments arguments, RenderContext context, int optionsIndex)
    {
        var options = Options(arguments, optionsIndex);
        var pattern = arguments.GetString(PatternIndex) ?? "";
        if (pattern.Length > context.Limits.RegexLength)
            throw TooLong(arguments, context);
        try
        {
            return RegexCache.Get(pattern, options, context.Limits.RegexTimeout);
        }
        catch (RegexParseException exception)
        {
            throw arguments.Error(PatternIndex, exception.Message);
        }
    }

    private static RegexOptions Options(in CallArguments arguments, int index)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var letter in arguments.GetString(index) ?? "")
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw arguments.Error(index, $"Unknown option `{letter}`; there are `i`, `m`, `s` and `x`"),
            };
        }

        return options;
    }

    private static TemplateException TooLong(in CallArguments arguments, RenderContext context) => arguments.Error(
        PatternIndex,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The regular expression is longer than the limit of `{context.Limits.RegexLength}` characters"));

    private static TemplateException TimedOut(in CallArguments arguments, RenderContext context) => arguments.Error(
        PatternIndex,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The regular expression took longer than {context.Limits.RegexTimeout.TotalSeconds:0.###} s on this text"));
}
