namespace ServiceBlog.Templating;

/// <summary>
/// The value of the variable <c>empty</c> (language reference, section 4.2): equal to every empty string, list
/// and object; prints nothing.
/// </summary>
public sealed class EmptyObject : ITemplateObject
{
    private EmptyObject()
    {
    }

    public static EmptyObject Instance { get; } = new();

    public IEnumerable<string> MemberNames => [];

    public bool TryGetMember(string name, out Value value)
    {
        value = default;
        return false;
    }
}
