using ServiceBlog.LinkCheck.Urls;

namespace ServiceBlog.Core.Content;

/// <summary>Finds scripts in place of addresses among values that only the theme knows the meaning of.</summary>
internal static class ScriptValues
{
    /// <param name="value">Whatever an author wrote for the theme.</param>
    public static void Report(YamlNode value, ICollection<Diagnostic> diagnostics)
    {
        foreach (var scalar in value.Scalars.Where(scalar => IsScript(scalar.Text)))
            Report(scalar.Text, scalar.Location, diagnostics);
    }

    /// <summary>Reports a script where an address is expected; whether it is one.</summary>
    public static bool Report(string address, SourceLocation location, ICollection<Diagnostic> diagnostics)
    {
        if (!ScriptUrl.Is(address, isImage: false))
            return false;
        diagnostics.Add(new Diagnostic(Rules.ScriptLink, location, "this holds a script in place of an address") { Url = address });
        return true;
    }

    /// <summary>"JavaScript: The Good Parts" is a title. Where a theme makes it an address after all, the check of the built site finds it.</summary>
    private static bool IsScript(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && (colon + 1 == text.Length || text[colon + 1] != ' ')
        && ScriptUrl.Is(text, isImage: false);
}
