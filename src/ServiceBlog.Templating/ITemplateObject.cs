namespace ServiceBlog.Templating;

/// <summary>An object whose members a template can read; only a <see cref="ScriptObject"/> can be written.</summary>
public interface ITemplateObject
{
    /// <summary>The names of all members, in the order a template sees them.</summary>
    IEnumerable<string> MemberNames { get; }

    /// <summary>Gets a member; false if the object has none of that name (names are compared ordinally).</summary>
    bool TryGetMember(string name, out Value value);
}
