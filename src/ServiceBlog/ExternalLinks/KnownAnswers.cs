namespace ServiceBlog.ExternalLinks;

/// <summary>What is known of the links to other sites without asking anybody.</summary>
/// <param name="Broken">Those that were broken when they were last asked for.</param>
/// <param name="Known">Addresses with an answer that is still believed.</param>
/// <param name="Links">Addresses in all.</param>
internal sealed record KnownAnswers(ImmutableArray<Diagnostic> Broken, int Known, int Links)
{
    public static readonly KnownAnswers None = new([], 0, 0);
}
