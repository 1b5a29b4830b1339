namespace ServiceBlog.LinkCheck;

/// <summary>A place in a file of the site.</summary>
/// <param name="Offset">UTF-16 code units from the start of the decoded text, without a byte order mark.</param>
/// <param name="Line">From 1; 0 if only the file is known.</param>
/// <param name="Column">In UTF-16 code units, from 1.</param>
public readonly record struct Place(int Offset, int Line, int Column);

/// <summary>A mistake in a file of the built site, with all that is needed to find its cause in the content.</summary>
/// <param name="Path">The file, relative to the site's root.</param>
public sealed record Finding(FindingKind Kind, string Path, Place Place, string Message)
{
    /// <summary>No more than a warning here, whatever its kind is elsewhere.</summary>
    public bool IsWarning { get; init; }

    public string? Element { get; init; }
    public string? Attribute { get; init; }

    /// <summary>The address as written, character references decoded.</summary>
    public string? Url { get; init; }

    public string? Suggestion { get; init; }
}

/// <summary>What can be wrong. The numbers are those of the stable codes under which the program reports (<c>SB0301</c>).</summary>
public enum FindingKind
{
    InvalidEncoding = 101,
    FileTooLarge = 120,
    BrokenLink = 301,
    BrokenAnchor = 302,
    MalformedUrl = 310,
    LinkCaseMismatch = 311,
    MissingIndex = 312,
    RedirectLoop = 313,
    RedirectChain = 314,
    DoubledSlash = 315,
    DuplicateId = 316,
    BrokenIdReference = 317,
    MalformedSrcset = 318,
    MalformedData = 319,
    ScriptLink = 328,
    MissingAlt = 330,
    HeadingSkip = 331,
    EmptyLink = 332,
    MissingPageTitle = 333,
    MissingLanguage = 334,
    UnsizedImage = 335,
    BrokenExternalLink = 340,
    BrokenExternalAnchor = 341,
    ExternalUnknown = 342,
    ExternalNotChecked = 343,
    MovedPermanently = 344,
    ArchivedCopy = 345,
    CredentialsInLink = 346,
}
