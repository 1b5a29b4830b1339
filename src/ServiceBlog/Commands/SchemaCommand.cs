using ServiceBlog.Core.Editing.Schemas;

namespace ServiceBlog.Commands;

/// <summary><c>schema</c>: what can be written in front matter, <c>site.yml</c> and <c>tags.yml</c>, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(ShellContext context)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "front-matter, comment, site or tags. Without one, all of them as definitions of one document.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.AcceptOnlyFromAmong([.. JsonSchema.Names]);
        var command = new Command("schema", "Print the JSON Schema of front matter, site.yml and tags.yml.") { name };
        command.SetAction(parsed =>
        {
            context.Terminal.Out.Write(parsed.GetValue(name) is { } asked ? JsonSchema.Of(asked) : JsonSchema.OfAll());
            return ExitCode.Clean;
        });
        return command;
    }
}
