"""What a reader's page does before it is first painted: it takes on what the reader chose before.

This is the one inline script of the house. The policy of the readers' pages lets it run by the hash
of its very words (`SECURITY` in asgi/respond.py, which a test holds against this text); they never
depend on the page.

What readers chose is kept by web/reader/choices.ts. A page that the reader's script follows says so
(`html[data-follows]`): on it, with low data, pictures are kept from loading until that script has
put its own in their place, and given back where it does not come (`html[data-dressed]`).

The picture on top is written as a lazy one: browsers begin to load any other before a script
can keep them from it. So that it comes as early for all others, it is asked for here
(`html[data-lead]`).
"""

from markupsafe import Markup

_SOURCE = """
(()=>{
const root=document.documentElement,said=root.dataset,find=what=>document.querySelector(what);
let chosen={};
try{chosen=Object(JSON.parse(localStorage.getItem("filrouge")))}catch(e){}
const{theme,text,light=(navigator.connection||{}).saveData}=chosen;
if(/^[1-4]$/.test(text))said.text=text;
if(light){
said.light="";
if("follows"in said){
const watch=new MutationObserver(all=>all.forEach(one=>one.addedNodes.forEach(node=>{
if(node.tagName==="IMG"&&node.closest("main")){node.dataset.src=node.getAttribute("src");node.removeAttribute("src")}
})));
watch.observe(root,{childList:true,subtree:true});
document.addEventListener("DOMContentLoaded",()=>{
watch.disconnect();
if("dressed"in said)return;
document.querySelectorAll("img[data-src]").forEach(img=>{img.src=img.dataset.src})
})
}
}else if(said.lead&&!location.hash){
const early=document.createElement("link");
early.rel="preload";
early.as="image";
early.href=said.lead;
early.setAttribute("fetchpriority","high");
document.head.append(early)
}
if(theme==="light"||theme==="dark"){
said.theme=theme;
find("meta[name=color-scheme]").content=theme;
const bar=find("meta[name=theme-color][media*="+theme+"]");
if(bar){
const first=bar.cloneNode();
first.removeAttribute("media");
first.id="theme-color";
find("meta[name=theme-color]").before(first)
}
}
})()
"""

EARLY = Markup("".join(_SOURCE.splitlines()))  # noqa: S704, our own, and it closes no script
"""The source, on one line."""
