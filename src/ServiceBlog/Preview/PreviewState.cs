using System.Collections.Immutable;

namespace ServiceBlog.Preview;

/// <summary>All that the preview shows at a moment. Replaced as a whole; a request is answered from one of them.</summary>
internal sealed record PreviewState
{
    public static readonly PreviewState Starting = new();

    /// <summary>Counts the states.</summary>
    public int Revision { get; init; }

    /// <summary>The last good build; null if there has been none.</summary>
    public PreviewSite? Site { get; init; }

    /// <summary>The first build has ended, well or not.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>The errors of the latest build; none if it was a good one.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Style sheets, pictures and other parts of pages: by address, the revision that changed them last.</summary>
    public ImmutableDictionary<string, int> Assets { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Pages that have another address now: from the old one to the new one, both decoded.</summary>
    public ImmutableDictionary<string, string> Moves { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
}
