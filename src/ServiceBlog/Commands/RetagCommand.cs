using ServiceBlog.Core.Editing.Tagging;

namespace ServiceBlog.Commands;

/// <summary><c>retag</c>: gives a tag another name, or merges it into another.</summary>
internal static class RetagCommand
{
    public static Command Create(ShellContext context)
    {
        var old = new Argument<string>("OLD") { Description = "The tag as it is called now." };
        var name = new Argument<string>("NEW") { Description = "Its new name. If that is a tag already, the two become one." };
        var command = new Command("retag", "Rename or merge a tag in every front matter and in tags.yml.") { old, name };
        return new EditFlags().AddTo(command, context, (parsed, site) =>
        {
            var (from, to) = (parsed.GetRequiredValue(old), parsed.GetRequiredValue(name));
            return site.Carry(TagRename.Plan(site.Read(), from, to), $"Retagged \"{from}\" as \"{to}\"");
        });
    }
}
