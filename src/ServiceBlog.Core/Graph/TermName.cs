namespace ServiceBlog.Core.Graph;

/// <summary>A name as pages write it, and what it stands for; found out once, however many pages use it.</summary>
internal sealed class TermName(string canonical, TermDraft term)
{
    public string Canonical { get; } = canonical;

    public TermDraft Term { get; } = term;

    public int Uses { get; set; }
}
