namespace ServiceBlog.Templating;

/// <summary>Resolves the name given to <c>include</c> (language reference, section 9.11).</summary>
public interface ITemplateLoader
{
    /// <summary>
    /// The parsed template of that name, or null if there is none. The host decides what a name means,
    /// keeps it within bounds and caches what it parsed.
    /// </summary>
    Template? Load(string name);
}
