namespace ServiceBlog.Core.Content.Yaml;

/// <summary>Text, a number, a truth value or null: in YAML's core schema only a plain scalar can be other than text.</summary>
/// <param name="Text">Its text, escapes resolved.</param>
/// <param name="IsPlain">Written without quotes.</param>
/// <param name="Location">Where it starts.</param>
public sealed record YamlScalar(string Text, bool IsPlain, SourceLocation Location) : YamlNode(Location)
{
    public override int Size => 1;

    public override string Description => IsNull ? "nothing" : $"\"{Text}\"";

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The truth value, by YAML 1.2's core schema: <c>yes</c> and <c>no</c> are text.</summary>
    public bool? AsBoolean() => !IsPlain ? null : Text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };
}
