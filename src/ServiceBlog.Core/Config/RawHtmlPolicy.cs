namespace ServiceBlog.Core.Config;

/// <summary>What becomes of the HTML that authors write in their texts, from the most to the least trusting.</summary>
public enum RawHtmlPolicy
{
    /// <summary>It is published as it is.</summary>
    Allow,

    /// <summary>It is published as it is, and whatever is more than text with marks is told.</summary>
    Report,

    /// <summary>It is published without what is not on a list of harmless elements and attributes; what is taken away is told.</summary>
    Sanitize,

    /// <summary>It is shown as the text that it is.</summary>
    Escape,
}

/// <summary>Reads <c>rawHtml</c> of <c>site.yml</c>.</summary>
internal static class RawHtmlPolicyReader
{
    public static readonly string[] Names = ["allow", "report", "sanitize", "escape"];

    /// <param name="written">The value of the key; null if there is none.</param>
    public static RawHtmlPolicy Read(Located<string>? written, ICollection<Diagnostic> diagnostics)
    {
        if (written is not { } name)
            return RawHtmlPolicy.Report;
        if (Array.IndexOf(Names, name.Value) is >= 0 and var place)
            return (RawHtmlPolicy)place;
        diagnostics.Add(new Diagnostic(Rules.InvalidSetting, name.Location,
            $"\"rawHtml\" is one of {string.Join(", ", Names)}, not \"{name.Value}\"", NearestName.Find(name.Value, Names)));
        return RawHtmlPolicy.Report;
    }
}
