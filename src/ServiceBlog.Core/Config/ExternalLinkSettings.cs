using System.Collections.Frozen;
using System.Net;

namespace ServiceBlog.Core.Config;

/// <summary>What an author says about links to other sites.</summary>
public sealed record ExternalLinkSettings
{
    /// <summary>Addresses that are not asked for: <c>*</c> stands for any text, <c>?</c> for any character.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Private networks whose servers may be asked after all.</summary>
    public ImmutableArray<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>Archived copies by the address that they are of.</summary>
    public IReadOnlyDictionary<string, string> Archive { get; init; } = FrozenDictionary<string, string>.Empty;
}
