using ServiceBlog.LinkCheck.Reading;

namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>Where an address leads, the same for all links that share it.</summary>
internal sealed record Resolution
{
    /// <summary>Leads where no check follows: another scheme, or a file that has no ids.</summary>
    public static readonly Resolution Fine = new();

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public FindingKind? Kind { get; init; }

    public string Message { get; init; } = "";

    public string? Suggestion { get; init; }

    /// <summary>A decoded path for which the nearest existing one may still be looked for.</summary>
    public string? MissingPath { get; init; }

    /// <summary>What follows the path (query and fragment), to be kept in a suggestion.</summary>
    public string Tail { get; init; } = "";

    /// <summary>An address outside of the site.</summary>
    public WebUrl? External { get; init; }

    /// <summary>The site's own file, if it was read.</summary>
    public FileFacts? Target { get; init; }

    /// <summary>An id that the target should have and has not.</summary>
    public string? MissingId { get; init; }
}
